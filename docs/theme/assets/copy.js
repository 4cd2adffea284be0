// What a copy of the site knows of itself: how old it is, and whether it is read from disk.

// --- Age: an old copy says so, on every page and on paper. -----------------------------------------
(() => {
  const OLD = 6;
  const line = document.querySelector(".copy-age");
  if (!line) return;
  const built = new Date(line.dataset.built);
  const now = new Date();
  const months = (now.getFullYear() - built.getFullYear()) * 12 + now.getMonth() - built.getMonth();
  line.textContent = line.textContent.replace("{n}", months);
  line.hidden = months < OLD;

  // The margin of each printed page: which page, which version, how old, number of pages.
  const quote = (text) => JSON.stringify(text.trim().replace(/\s+/g, " "));
  const version = document.querySelector(".version-line").textContent;
  const title = document.querySelector("h1")?.textContent || document.title;
  const age = line.hidden ? "" : ` · ${line.textContent}`;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@media print { @page { margin: 16mm 14mm 20mm;
    @bottom-left { content: ${quote(`${title} · ${version}${age}`)}; font-size: 7.5pt; width: 80%; vertical-align: top; padding-top: 3mm; }
    @bottom-right { content: counter(page) " / " counter(pages); font-size: 7.5pt; vertical-align: top; padding-top: 3mm; } } }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
})();

// --- The offline copy offers no download of itself. ------------------------------------------------
(() => {
  const offer = document.querySelector(".download-offer");
  if (offer && location.protocol === "file:") offer.closest(".download").classList.add("here");
})();
