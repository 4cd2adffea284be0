// The three buttons for light and dark, of which Material shows the one that comes next. They stand in
// no page, because without scripts they do nothing.
(() => {
  const { made, words } = window.livermet;
  const form = made("form", "md-header__option", "", { "data-md-component": "palette" });
  const colours = { "data-md-color-primary": "custom", "data-md-color-accent": "custom" };
  [
    ["(prefers-color-scheme)", "default", words.to_light, "brightness-auto"],
    ["(prefers-color-scheme: light)", "default", words.to_dark, "weather-sunny"],
    ["(prefers-color-scheme: dark)", "slate", words.to_system, "weather-night"],
  ].forEach(([media, scheme, name, icon], index) => {
    const scheming = { "data-md-color-media": media, "data-md-color-scheme": scheme, ...colours };
    const choice = { type: "radio", name: "__palette", id: `__palette_${index}`, "aria-label": name };
    const label = { title: name, for: `__palette_${(index + 1) % 3}`, hidden: "" };
    const button = made("label", "md-header__button md-icon", "", label);
    button.innerHTML = `<svg class="icon icon-${icon}"></svg>`;
    form.append(made("input", "md-option", "", { ...scheming, ...choice }), button);
  });
  document.currentScript.before(form);
})();

// Light or dark before the content is drawn: what the reader chose, else what the system asks for.
// Material's script takes over at the end of the page.
(() => {
  const chosen = __md_get("__palette")?.color;
  const follows = !chosen || chosen.media === "(prefers-color-scheme)";
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  document.body.dataset.mdColorScheme = follows ? system : chosen.scheme;
})();
