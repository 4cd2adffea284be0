// A sheet's findings stand as rows that open; those that speak against it are never folded. What is
// folded away opens for paper, for an address inside it, and for a browser's search in the page.
// Without this script everything is open.
(() => {
  const parts = [...document.querySelectorAll(".finding:not(.finding-against):not(.finding-mixed) > details")];
  const folds = document.getElementById("bottom-line") ? parts : [];
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
    for (let part = target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    const inside = target.closest(".finding");
    if (inside) inside.querySelector("details").open = true;
    // What was folded above it has moved it.
    if (folds.length) target.scrollIntoView();
  };

  for (const part of folds) part.open = false;
  const first = document.querySelector(".findings");
  if (folds.length > 1 && first) {
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
