// Light or dark before the content is drawn: what the reader chose, else what the system asks for.
// Material's script takes over at the end of the page.
(() => {
  const chosen = __md_get("__palette")?.color;
  const follows = !chosen || chosen.media === "(prefers-color-scheme)";
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  document.body.dataset.mdColorScheme = follows ? system : chosen.scheme;
})();
