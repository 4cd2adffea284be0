// The site's search: Material's search place, a field in the header, on narrow windows a panel. The
// index is loaded when the search is first opened; what answers a query is said in rank.js.
(() => {
  const STEP = 30;
  const { made, root, script } = window.livermet;
  const toggle = document.getElementById("__search");
  const place = document.querySelector(".md-search");
  const input = place.querySelector("input");
  const status = place.querySelector("[role=status]");
  const list = place.querySelector("ol");
  const more = place.querySelector(".search-more");
  const [kindChoice, sideChoice] = place.querySelectorAll("select");
  let kinds = {};
  let words = {};
  let search = null;
  let loading = null;
  let before = null;
  let results = { found: [] };
  let shown = 0;

  // Works and findings come behind: the first results are there without them.
  const load = async () => {
    await script(new URL("assets/search-index.js", root));
    ({ kinds, words } = window.searchIndex);
    search = makeSearch(window.searchIndex);
    more.textContent = words.more;
    kindChoice.setAttribute("aria-label", words.all_kinds);
    sideChoice.setAttribute("aria-label", words.all_tumours);
    find();
    await script(new URL("assets/search-more.js", root));
    // In parts, between which somebody can type.
    for (let at = 0; at < window.searchMore.length; at += 3000) {
      search.add(window.searchMore.slice(at, at + 3000));
      await new Promise((done) => setTimeout(done));
    }
    find();
  };

  // The other name that the query met, if the title does not hold it.
  const metName = (entry, concepts) => {
    const met = (text) => concepts.some(({ sought }) => sought.some((phrase) => share(` ${text} `, phrase) === 1));
    return !entry.own || met(entry.own[0]) ? "" : entry.others[entry.own.slice(1).findIndex(met)] || "";
  };

  const row = (entry) => {
    const item = made("li", "md-search-result__item");
    const link = made("a", "md-search-result__link");
    const [path, anchor] = entry.url.split("#");
    const address = new URL(path, root);
    address.searchParams.set("h", results.corrected || search.simplified(input.value.trim()));
    address.hash = anchor || "";
    link.href = address;
    link.append(made("span", `search-kind search-kind-${entry.kind}`, kinds[entry.kind] || words.not_covered), " ", made("span", "search-title", entry.title));
    const name = metName(entry, results.concepts);
    if (name) link.append(" ", made("span", "search-name", name));
    link.append(made("span", "search-text", entry.text));
    item.append(link);
    return item;
  };

  const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // The choices that narrow what was found, with how much each leaves.
  const offer = (choice, all, groups) => {
    const chosen = groups.some(([value]) => value === choice.value) ? choice.value : "";
    choice.replaceChildren(...[["", all, results.found.length], ...groups].map(([value, label, count]) =>
      made("option", "", `${label} (${count})`, { value })));
    choice.value = chosen;
    choice.hidden = groups.length < 2;
  };
  const choices = () => {
    const count = (fits) => results.found.filter(fits).length;
    const some = (groups) => groups.filter(([, , number]) => number);
    offer(kindChoice, words.all_kinds, some(Object.entries(kinds).map(([kind, label]) =>
      [kind, label, count((entry) => entry.kind === kind)])));
    offer(sideChoice, words.all_tumours, some(window.searchIndex.sides.map((label, side) =>
      [String(side), label, count((entry) => entry.sides.includes(side))])));
    sideChoice.parentElement.hidden = kindChoice.hidden && sideChoice.hidden;
  };

  const fits = (entry) =>
    (!kindChoice.value || entry.kind === kindChoice.value) &&
    (!sideChoice.value || entry.sides.includes(Number(sideChoice.value)));
  const extend = () => {
    const left = results.found.filter(fits).slice(shown, shown + STEP).map(row);
    shown += left.length;
    list.append(...left);
    more.hidden = results.found.filter(fits).length <= shown;
    return left[0];
  };
  const tell = () => {
    const { found, whole, corrected } = results;
    if (!input.value.trim()) return "";
    if (!found.length) return words.none;
    const count = say(words.count, { n: found.filter(fits).length });
    if (corrected) return say(words.corrected, { words: corrected, count });
    return whole || found[0].kind === "missing" ? count : words.some;
  };
  const show = () => {
    shown = 0;
    list.replaceChildren();
    extend();
    list.closest(".md-search__scrollwrap").scrollTop = 0;
    status.textContent = tell();
  };
  const find = () => {
    if (!search) return;
    results = search.answer(input.value);
    choices();
    show();
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
  input.addEventListener("input", find);
  for (const choice of [kindChoice, sideChoice]) choice.addEventListener("change", show);
  more.addEventListener("click", () => extend()?.querySelector("a").focus());
  input.form.addEventListener("submit", (event) => event.preventDefault());
  input.form.addEventListener("reset", () => {
    input.focus();
    setTimeout(find);
  });
  place.addEventListener("keydown", (event) => {
    // Enter that ends a composition opens nothing; Safari says so by the code 229 alone.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.target.tagName === "SELECT" && event.key !== "Escape") return;
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
