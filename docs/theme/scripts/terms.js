// Terms and abbreviations of the glossary, explained where they are used: the first time in each
// part of a page. The glossary (assets/terms.js) is loaded once the page stands.
(() => {
  const { explain, made, root, script, words } = window.livermet;
  const PLACES = ".bottom-line > p, .claim, .note-line, .who, .premise, .gaps li, .link-list li, .facts dd, .key-numbers th";
  const LEFT_OUT = "a, b, strong, button, sup, .tag, .term, .cite-card, .untranslated";
  const exact = (text) => window.terms[text] || window.terms[text.toLowerCase()];
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  explain.term = (element) =>
    exact(element.textContent).flatMap(([name, definition, id]) => {
      const line = made("span", "term-line");
      const more = made("a", "", words.glossary, { href: new URL(`glossary.html#${id}`, root) });
      line.append(made("strong", "", name), ` ${definition} `, more);
      return line;
    });

  const mark = (node, pattern, known) => {
    for (const hit of [...node.data.matchAll(pattern)].reverse()) {
      const [whole, before, text] = hit;
      const [entry] = exact(text) || [];
      if (!entry || known.has(entry[2])) continue;
      known.add(entry[2]);
      const tail = node.splitText(hit.index + before.length);
      tail.data = tail.data.slice(text.length);
      tail.before(made("span", "term", text, { tabindex: 0, role: "button" }));
    }
  };

  const start = async () => {
    await script(new URL("assets/terms.js", root));
    const texts = Object.keys(window.terms).sort((a, b) => b.length - a.length);
    const chinese = document.documentElement.lang.startsWith("zh") ? "\\p{Script=Han}" : "";
    const inside = chinese ? "(?!\\p{Script=Han})[\\p{L}\\p{N}]" : "[\\p{L}\\p{N}]";
    const pattern = new RegExp(`(^|(?!${inside}).)(${texts.map(escaped).join("|")})(?!${inside})`, "giu");
    let part = null;
    let known = new Set();
    for (const place of document.querySelectorAll(PLACES)) {
      const around = place.closest(".findings, section, table, dl, ul.gaps, .links") || place.parentElement;
      if (around !== part) known = new Set();
      part = around;
      const nodes = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      const found = [];
      while (nodes.nextNode()) if (!nodes.currentNode.parentElement.closest(LEFT_OUT)) found.push(nodes.currentNode);
      for (const node of found) mark(node, pattern, known);
    }
    document.dispatchEvent(new Event("explained"));
  };
  if (document.querySelector(PLACES)) addEventListener("load", () => setTimeout(start, 200));
})();
