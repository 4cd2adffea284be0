// What a copy of the site knows of itself: how old it is, and whether it is read from disk.

// --- Age: an old copy says so, on every page and on paper. -----------------------------------------
(() => {
  const OLD = 6;
  const { words, built } = window.livermet;
  const since = new Date(built);
  const now = new Date();
  const months = (now.getFullYear() - since.getFullYear()) * 12 + now.getMonth() - since.getMonth();
  const age = months < OLD ? "" : words.copy_old.replace("{n}", months);
  const version = document.querySelector(".version-line");
  if (age) {
    const line = document.createElement("p");
    line.className = "copy-age";
    line.textContent = age;
    version.after(line);
  }

  // The margin of each printed page: which page, which version, how old, number of pages.
  const quote = (parts) => JSON.stringify(parts.filter(Boolean).join(" · ").trim().replace(/\s+/g, " "));
  const title = document.querySelector("h1")?.textContent || document.title;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@media print { @page { margin: 16mm 14mm 20mm;
    @bottom-left { content: ${quote([title, version.textContent, age])}; font-size: 7.5pt; width: 80%; vertical-align: top; padding-top: 3mm; }
    @bottom-right { content: counter(page) " / " counter(pages); font-size: 7.5pt; vertical-align: top; padding-top: 3mm; } } }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
})();

// --- The offline copy offers no download of itself, but the way to what changed since. -------------
(() => {
  const offer = document.querySelector(".download-offer");
  if (offer && location.protocol === "file:") offer.closest(".download").classList.add("here");
  const now = document.querySelector(".copy-now");
  if (now) now.hidden = location.protocol !== "file:";
})();
