// Small helps to make elements. Text goes in as text, never as markup.
(() => {
  const L = window.livermet;
  let count = 0;

  L.newId = () => `f${(count += 1)}`;

  // el("p", {class: "x", onclick: f}, "text", child): attributes; functions become listeners.
  L.el = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === undefined || value === null || value === false) continue;
      if (typeof value === "function") element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return element;
  };

  L.button = (label, onclick, more = {}) => L.el("button", { type: "button", onclick, ...more }, label);

  L.save = (name, type, text) => {
    const link = L.el("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  // Opens everything that an element is folded into, and moves there.
  L.jumpTo = (element) => {
    for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    element.scrollIntoView({ block: "center" });
    element.focus({ preventScroll: true });
  };
})();
