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

// --- Material's search place: a field in the header, on narrow windows a panel. ----------------------
(() => {
  const SHOWN = 30;
  const { made, root, script } = window.livermet;
  const toggle = document.getElementById("__search");
  const place = document.querySelector(".md-search");
  const input = place.querySelector("input");
  const status = place.querySelector("[role=status]");
  const list = place.querySelector("ol");
  let kinds = {};
  let words = {};
  let entries = null;
  let loading = null;
  let before = null;

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
    const item = made("li", "md-search-result__item");
    const link = made("a", "md-search-result__link");
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
    list.closest(".md-search__scrollwrap").scrollTop = 0;
    const { count, first, some, none } = words;
    if (!asked.length) status.textContent = "";
    else if (!found.length) status.textContent = none;
    else if (!whole) status.textContent = some;
    else status.textContent = say(found.length > SHOWN ? first : count, found.length, SHOWN);
  };

  // Material opens and closes the place by a checkbox, and locks the page behind it.
  const turn = (on) => toggle.checked !== on && toggle.click();
  const close = () => {
    turn(false);
    (before || input).focus();
    if (!before) input.blur();
  };

  // Arrow keys go through the results; Enter in the field opens the first.
  const step = (down) => {
    const links = [...list.querySelectorAll("a")];
    const next = links.indexOf(document.activeElement) + (down ? 1 : -1);
    (next < 0 ? input : links[Math.min(next, links.length - 1)] || input).focus();
  };

  place.addEventListener("focusin", (event) => {
    if (!place.contains(event.relatedTarget)) before = event.relatedTarget;
    turn(true);
    loading ||= load();
  });
  place.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !place.contains(event.relatedTarget)) turn(false);
  });
  toggle.addEventListener("change", () => {
    if (toggle.checked && !place.contains(document.activeElement)) input.focus();
  });
  input.addEventListener("input", show);
  input.form.addEventListener("submit", (event) => event.preventDefault());
  input.form.addEventListener("reset", () => {
    input.focus();
    setTimeout(show);
  });
  place.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown");
    } else if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      list.querySelector("a")?.click();
    }
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    const letter = ["f", "s", "/"].includes(event.key) && !event.ctrlKey && !event.metaKey;
    const both = event.key === "k" && (event.ctrlKey || event.metaKey);
    if (!(both || (letter && !typing)) || event.altKey) return;
    event.preventDefault();
    turn(true);
    input.focus();
    input.select();
  });
})();
