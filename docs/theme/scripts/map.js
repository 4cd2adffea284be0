// A line of the map and its row in the list beside it belong together: pointing at one, or reaching it
// with the keyboard, marks the other. On a narrow screen the lists begin closed.
(() => {
  const stages = [...document.querySelectorAll(".map-stage")];
  if (!stages.length) return;
  if (matchMedia("(max-width: 59.9375em)").matches) {
    for (const list of document.querySelectorAll(".map-list")) list.open = false;
  }
  for (const stage of stages) {
    const rows = new Map([...stage.querySelectorAll("li[data-mark]")].map((row) => [row.dataset.mark, row]));
    const lines = new Map([...stage.querySelectorAll("path[data-mark]")].map((line) => [line.dataset.mark, line]));
    const caption = window.livermet.made("p", "map-said");
    const figure = stage.querySelector(".map-figure");
    if (figure) figure.after(caption);
    const mark = (name, on, told) => {
      for (const part of [rows.get(name), lines.get(name)]) if (part) part.classList.toggle("marked", on);
      const row = rows.get(name);
      if (!told || !row) return;
      const from = row.parentElement.closest("li").querySelector("a").textContent;
      caption.textContent = on ? `${from} ${row.textContent}` : "";
    };
    for (const [name, line] of lines) {
      line.addEventListener("pointerenter", () => mark(name, true, true));
      line.addEventListener("pointerleave", () => mark(name, false, true));
    }
    for (const [name, row] of rows) {
      for (const event of ["pointerenter", "focusin"]) row.addEventListener(event, () => mark(name, true));
      for (const event of ["pointerleave", "focusout"]) row.addEventListener(event, () => mark(name, false));
    }
  }
})();
