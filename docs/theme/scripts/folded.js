// What is folded away opens for paper, for an address inside it, and for a browser's search in the page.
// Without scripts everything is open.
(() => {
  const openAll = () => {
    for (const part of document.querySelectorAll("article details")) part.open = true;
  };
  const openFor = (hash) => {
    let id = hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // A stray % in the address stands for itself.
    }
    const target = document.getElementById(id);
    if (!target) return;
    const hidden = target.closest("details:not([open])");
    for (let part = target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    const finding = target.closest(".finding");
    if (finding) finding.querySelector("details").open = true;
    if (hidden) target.scrollIntoView();
  };

  const first = document.querySelector(".findings");
  if (first && document.querySelector(".finding > details:not([open])")) {
    const { made, words } = window.livermet;
    const button = made("button", "open-all", words.open_all, { type: "button" });
    button.addEventListener("click", openAll);
    first.before(button);
  }
  // Browsers that do not look into what is folded (before "beforematch") get it opened first.
  addEventListener("keydown", (event) => {
    const find = event.key === "F3" || ((event.ctrlKey || event.metaKey) && event.key === "f");
    if (find && !("onbeforematch" in document.body)) openAll();
  });
  addEventListener("beforeprint", openAll);
  addEventListener("hashchange", () => openFor(location.hash));
  openFor(location.hash);
})();
