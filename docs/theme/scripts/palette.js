// Light or dark before the content is drawn: what the reader chose, else what the system asks for.
// Material's script takes over at the end of the page.
(() => {
  const chosen = __md_get("__palette")?.color;
  const follows = !chosen || chosen.media === "(prefers-color-scheme)";
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  document.body.dataset.mdColorScheme = follows ? system : chosen.scheme;
})();

// The three buttons, of which Material's script shows one: each leads to the next.
(() => {
  const { made, words } = window.livermet;
  const form = document.currentScript.previousElementSibling;
  const options = [
    ["", "default", "brightness-auto", words.to_light],
    [": light", "default", "weather-sunny", words.to_dark],
    [": dark", "slate", "weather-night", words.to_system],
  ];
  options.forEach(([media, scheme, icon, name], i) => {
    const option = made("input", "md-option", "", { type: "radio", name: "__palette", id: `__palette_${i}`, "aria-label": name });
    Object.assign(option.dataset, { mdColorMedia: `(prefers-color-scheme${media})`, mdColorScheme: scheme });
    Object.assign(option.dataset, { mdColorPrimary: "custom", mdColorAccent: "custom" });
    const label = made("label", "md-header__button md-icon", "", { for: `__palette_${(i + 1) % 3}`, title: name, hidden: "" });
    const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    drawing.setAttribute("class", `icon icon-${icon}`);
    label.append(drawing);
    form.append(option, label);
  });
})();
