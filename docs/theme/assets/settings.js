// What a reader chose, kept per site: the theme's own scripts call these names.
window.__md_scope = new URL("..", document.currentScript.src);
window.__md_hash = (text) => [...text].reduce((sum, one) => ((sum << 5) - sum + one.charCodeAt(0)) | 0, 0);
window.__md_get = (name, store = localStorage, scope = window.__md_scope) => {
  try {
    return JSON.parse(store.getItem(`${scope.pathname}.${name}`));
  } catch {
    return null;
  }
};
window.__md_set = (name, value, store = localStorage, scope = window.__md_scope) => {
  try {
    store.setItem(`${scope.pathname}.${name}`, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing shows the page as it is.
  }
};

// Light or dark, before the page is drawn: the choice, or what the system asks for.
(() => {
  const chosen = window.__md_get("__palette");
  if (!chosen || !chosen.color) return;
  const light = "(prefers-color-scheme: light)";
  const dark = "(prefers-color-scheme: dark)";
  let colours = chosen.color;
  if (colours.media === "(prefers-color-scheme)") {
    const option = document.querySelector(`[data-md-color-media="${matchMedia(light).matches ? light : dark}"]`);
    colours = Object.fromEntries(
      ["media", "scheme", "primary", "accent"].map((name) => [name, option.getAttribute(`data-md-color-${name}`)]),
    );
  }
  for (const [name, value] of Object.entries(colours)) document.body.setAttribute(`data-md-color-${name}`, value);
})();
