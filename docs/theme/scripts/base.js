// In the head of every page, behind what the site knows of itself (window.livermet): what Material's
// script and ours need from the start.
document.documentElement.classList.replace("no-js", "js");

// Material's own names for what is kept in the browser, below the folder of both languages, so that a
// theme that was chosen holds in both. A browser that keeps nothing follows the system.
const __md_scope = new URL("..", window.livermet.root);
const __md_get = (key, storage, scope = __md_scope) => {
  try {
    return JSON.parse((storage || localStorage).getItem(`${scope.pathname}.${key}`));
  } catch {
    return null;
  }
};
const __md_set = (key, value, storage, scope = __md_scope) => {
  try {
    (storage || localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // As above.
  }
};

// A sheet's findings stand as rows that open (folded.js); those that speak against it are never folded.
// They are folded while the page is still being read in, so that nothing moves under a reader.
(() => {
  const ROWS = ".finding:not(.finding-against):not(.finding-mixed) > details";
  const seen = new Set();
  const fold = () => {
    if (!document.getElementById("bottom-line")) return;
    for (const row of document.querySelectorAll(ROWS)) {
      if (!seen.has(row)) row.open = `#${row.parentElement.id}` === location.hash;
      seen.add(row);
    }
  };
  const reading = new MutationObserver(fold);
  reading.observe(document.documentElement, { childList: true, subtree: true });
  addEventListener("DOMContentLoaded", () => {
    fold();
    reading.disconnect();
  });
})();

// An element with a class, a text and attributes.
window.livermet.made = (name, className, text = "", extra = {}) => {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  for (const [key, value] of Object.entries(extra)) element.setAttribute(key, value);
  return element;
};

// What else a page needs, when it needs it. From disk a page may load scripts and nothing else.
window.livermet.script = (url) =>
  new Promise((done, failed) => {
    const script = window.livermet.made("script", "", "", { src: url });
    script.onload = done;
    script.onerror = () => failed(new Error(String(url)));
    document.head.append(script);
  });

// Copies a text; pages from plain http and old browsers have only the older way. Whether it worked.
window.livermet.copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = window.livermet.made("textarea", "", "", { readonly: "", style: "position: fixed; opacity: 0" });
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
};
