// What is folded away opens for paper, and for an address inside it.
(() => {
  const openFor = (hash) => {
    let id = hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // A stray % in the address stands for itself.
    }
    const target = document.getElementById(id);
    for (let part = target?.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  };
  addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("article details")) part.open = true;
  });
  addEventListener("hashchange", () => openFor(location.hash));
  openFor(location.hash);
})();
