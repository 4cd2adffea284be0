// The site's search. The index (assets/search-index.js) is loaded when the search is first opened;
// it holds short entries, so every one of them is looked at for every query, without a prepared
// index. What counts as the same letter is said in fold.js.

const pairsOf = (word) => Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));

// --- Ranking: [kind, url, title, names, text] against a query. --------------------------------------
const prepare = ([kind, url, title, names, text]) => {
  const own = [title, ...names].map((one) => wordsOf(one));
  const place = (words) => ` ${words.join(" ")} `;
  return {
    kind, url, title, names, text,
    compact: own.map((words) => words.join("")),
    title_: place(own[0]),
    names_: place(own.slice(1).flat()),
    text_: place(wordsOf(text)),
  };
};
// Sheets answer most questions; a finding or a work is what is left when no sheet does.
const WEIGHT = { page: 12, term: 5, work: 3, finding: 1 };
const SHEET = 30;

// How much of one query word a text holds: Chinese anywhere, other words from their beginning; of a
// long Chinese run that stands nowhere as a whole, the share of its pairs of characters.
const share = (text, word) => {
  if (!isChinese(word)) return text.includes(` ${word}`) ? 1 : 0;
  if (text.includes(word)) return 1;
  if (word.length < 3) return 0;
  const pairs = pairsOf(word);
  const found = pairs.filter((pair) => text.includes(pair)).length / pairs.length;
  return found > 0.5 ? found * 0.9 : 0;
};

const nameScore = (entry, query) => {
  if (query.length < 2) return 0;
  let best = 0;
  entry.compact.forEach((name, at) => {
    const own = at === 0;
    if (name === query) best = Math.max(best, own ? 100 : 90);
    else if (query.length < 3 && !isChinese(query)) return;
    // The more of a name the query is, the likelier it is meant.
    const near = (9 * query.length) / name.length;
    if (name.startsWith(query)) best = Math.max(best, (own ? 60 : 50) + near);
    else if (name.includes(query)) best = Math.max(best, (own ? 40 : 30) + near);
  });
  return best;
};

// The score of an entry, and the share of the query's words that it holds.
const rank = (entry, words) => {
  const whole = nameScore(entry, words.join(""));
  let score = 0;
  let held = 0;
  for (const word of words) {
    const inTitle = share(entry.title_, word);
    const inNames = share(entry.names_, word);
    const inText = share(entry.text_, word);
    held += Math.max(inTitle, inNames, inText);
    score += Math.max(12 * inTitle, 8 * inNames, 3 * inText);
  }
  const part = whole >= 30 ? 1 : held / words.length;
  return { entry, part, score: whole + (score / words.length) * 2 + part * (WEIGHT[entry.kind] || SHEET) };
};

const find = (entries, query) => {
  const words = [...new Set(wordsOf(query))];
  if (!words.length) return { found: [], whole: true };
  const ranked = entries.map((entry) => rank(entry, words)).filter((one) => one.part > 0.34);
  const whole = ranked.filter((one) => one.part > 0.99);
  const shown = whole.length ? whole : ranked;
  shown.sort((a, b) => (whole.length ? 0 : b.part - a.part) || b.score - a.score);
  return { found: shown.map((one) => one.entry), whole: whole.length > 0 };
};

// --- The dialog. ------------------------------------------------------------------------------------
(() => {
  const SHOWN = 30;
  const { made, root, script, words: said } = window.livermet;
  const opener = document.querySelector(".search-open");
  if (!window.HTMLDialogElement) {
    opener.hidden = true;
    return;
  }
  const dialog = made("dialog", "site-search");
  const form = made("form", "");
  const input = made("input", "");
  const closer = made("button", "search-close", said.search_close);
  const status = made("p", "search-status");
  const list = made("ol", "search-results");
  dialog.setAttribute("aria-label", said.search);
  form.setAttribute("role", "search");
  form.method = "dialog";
  status.setAttribute("role", "status");
  for (const [name, value] of Object.entries({
    type: "search", "aria-label": said.search, placeholder: said.search_hint, autocomplete: "off",
    autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
  })) input.setAttribute(name, value);
  form.append(input, closer);
  dialog.append(form, status, list);
  document.body.append(dialog);
  let kinds = {};
  let words = {};
  let entries = null;

  const load = async () => {
    await script(new URL("assets/search-index.js", root));
    ({ kinds, words } = window.searchIndex);
    entries = window.searchIndex.entries.map(prepare);
    show();
  };

  // The other name that the query met, if the title does not hold it.
  const metName = (entry, asked) =>
    asked.every((word) => share(entry.title_, word))
      ? ""
      : entry.names.find((name) => nameScore({ compact: ["", wordsOf(name).join("")] }, asked.join(""))) || "";

  const row = (entry, asked) => {
    const item = document.createElement("li");
    const link = made("a", "", "");
    const [path, anchor] = entry.url.split("#");
    const address = new URL(path, root);
    address.search = `?h=${encodeURIComponent(input.value.trim())}`;
    address.hash = anchor || "";
    link.href = address;
    link.append(made("span", `search-kind search-kind-${entry.kind}`, kinds[entry.kind]), " ", made("span", "search-title", entry.title));
    const name = metName(entry, asked);
    if (name) link.append(" ", made("span", "search-name", name));
    link.append(made("span", "search-text", entry.text));
    item.append(link);
    return item;
  };

  const say = (text, n, shown) => text.replace("{n}", n).replace("{shown}", shown);

  const show = () => {
    if (!entries) return;
    const asked = wordsOf(input.value);
    const { found, whole } = find(entries, input.value);
    list.replaceChildren(...found.slice(0, SHOWN).map((entry) => row(entry, asked)));
    list.scrollTop = 0;
    const { count, first, some, none } = words;
    if (!asked.length) status.textContent = "";
    else if (!found.length) status.textContent = none;
    else if (!whole) status.textContent = some;
    else status.textContent = say(found.length > SHOWN ? first : count, found.length, SHOWN);
  };

  const open = () => {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    if (!entries) load();
  };

  // Arrow keys go through the results; Enter in the field opens the first.
  const step = (down) => {
    const links = [...list.querySelectorAll("a")];
    const next = links.indexOf(document.activeElement) + (down ? 1 : -1);
    (next < 0 ? input : links[Math.min(next, links.length - 1)] || input).focus();
  };

  opener.addEventListener("click", open);
  input.addEventListener("input", show);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown");
    } else if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      list.querySelector("a")?.click();
    }
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    const wanted = event.key === "/" || (event.key === "k" && (event.ctrlKey || event.metaKey));
    if (!wanted || (typing && event.key === "/") || event.altKey) return;
    event.preventDefault();
    open();
  });
})();

// --- On the page that a result opened: the words of the query, marked without changing the page. ------
(() => {
  const query = new URLSearchParams(location.search).get("h");
  const article = document.querySelector("main");
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
})();
