// Material opens menu and search on narrow windows by labels, which a keyboard does not reach and a
// screen reader does not name: here they are buttons. Its script takes Enter for a click.
(() => {
  const { words } = window.livermet;
  const names = { __drawer: words.menu, __search: words.search };
  for (const label of document.querySelectorAll("header > nav > label")) {
    const toggle = document.getElementById(label.htmlFor);
    label.tabIndex = 0;
    label.setAttribute("role", "button");
    label.setAttribute("aria-label", names[label.htmlFor]);
    const say = () => label.setAttribute("aria-expanded", toggle.checked);
    toggle.addEventListener("change", say);
    say();
  }
  // Within the menu a label opens the pages of a class.
  const narrow = matchMedia("(max-width: 76.2344em)");
  const reach = () => {
    for (const label of document.querySelectorAll(".md-sidebar--primary label.md-nav__link, .md-sidebar--primary .md-nav__title")) {
      label.tabIndex = narrow.matches && label.htmlFor !== "__drawer" ? 0 : -1;
    }
  };
  narrow.addEventListener("change", reach);
  reach();
  document.addEventListener("keydown", (event) => {
    const drawer = document.getElementById("__drawer");
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    document.querySelector("label[for=__drawer]").focus();
  });
})();
