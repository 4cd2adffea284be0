// --- On the page that a result opened: the words of the query, marked without changing the page. ------
(() => {
  const query = (new URLSearchParams(location.search).get("h") || "").slice(0, LONGEST);
  const article = document.querySelector("article");
  if (!query || !article || !window.CSS || !CSS.highlights) return;
  const DASH = "[\\p{Pd}\\u2212\\u00ad]";
  // "PD-L1" is looked for as one name before its parts are, with or without the hyphen.
  const names = wordsOf(query.replace(new RegExp(DASH, "gu"), ""));
  const words = [...new Set([...names, ...wordsOf(query)])].filter((word) => word.length > 1);
  if (!words.length) return;
  // Two letters stand within too many words, so they count from the beginning of one only.
  const start = "(?<!(?!\\p{Script=Han})[\\p{L}\\p{N}])";
  const pattern = words
    .sort((a, b) => b.length - a.length)
    .map((word) => (word.length < 3 && !isChinese(word) ? start : "") + [...word].join(`${DASH}?`))
    .join("|");
  const wanted = new RegExp(pattern, "gu");
  const mark = () => {
    const ranges = [];
    const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      const found = [...fold(node.data).matchAll(wanted)];
      const places = found.length ? foldedPlaces(node.data) : [];
      for (const { 0: text, index } of found) {
        const range = document.createRange();
        range.setStart(node, places[index].from);
        range.setEnd(node, places[index + text.length - 1].to);
        ranges.push(range);
      }
    }
    CSS.highlights.set("searched", new Highlight(...ranges));
  };
  // Explaining terms divides the texts that the marks lie in.
  document.addEventListener("explained", mark);
  mark();
})();
