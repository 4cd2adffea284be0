// The language selector keeps the place in the page and the state of its filters. Without this script
// it stays on the page. The form hands its draft over by itself (suggest/app.js).
(() => {
  if (document.getElementById("suggest-form")) return;
  const keep = () => {
    for (const link of document.querySelectorAll(".md-select__link")) {
      link.search = location.search;
      link.hash = location.hash;
    }
  };
  for (const kind of ["pointerdown", "focusin", "mouseover"]) document.querySelector(".md-select").addEventListener(kind, keep);
})();
