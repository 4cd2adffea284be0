// What changed since a copy of the site: for an address that names a copy (#since=…), and for a
// changes file that somebody chooses in a copy, from disk and with the network cut. Neither is
// trusted: what does not look exactly as this site writes it is refused, and texts stay texts. What
// stands above this script, copyKnown, is what it compares by, and its words.
(() => {
  const { made, script } = window.livermet;
  const here = document.currentScript.src;
  const place = document.querySelector(".copy-check");
  const known = window.copyKnown;
  const parts = Object.keys(known.parts);
  const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  const fill = (word, values) => known.words[word].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const answer = (...nodes) => place.querySelector(".copy-answer").replaceChildren(...nodes);
  const answered = (word, values = {}) => answer(made("p", "copy-verdict", fill(word, values)));

  // --- The published page, asked for a copy. --------------------------------------------------------
  const since = () => {
    const [, copy, version] = /^#since=(([0-9A-Za-z.+]{1,40})-[0-9a-f]{8})$/.exec(location.hash) || [];
    if (!copy) return;
    const versions = [...document.querySelectorAll(".version-changes")];
    const at = versions.findIndex((one) => one.dataset.copy === copy);
    if (copy === known.copy) answered("latest");
    else if (at < 0) return answered("unknown", { copy });
    else answered("since", { version });
    for (const old of versions.slice(at)) {
      old.previousElementSibling.hidden = true;
      old.hidden = true;
    }
  };

  // --- A changes file. ------------------------------------------------------------------------------
  const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const ID = /^[a-z0-9-]{1,64}(#[a-z0-9-]{1,64})?$/;
  const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const every = (group, fits) => isGroup(group) && Object.entries(group).every(([name, value]) => fits(value, name));
  const matches = (pattern) => (value) => typeof value === "string" && pattern.test(value);
  const isRow = (row) => matches(/^[a-z0-9|]{1,120}$/)(row) && row.split("|").length === parts.length;
  const isText = (text, name) => /^(en|zh)$/.test(name) && typeof text === "string" && text.length <= 4000;
  const NAMES = ["format", "version", "released", "fingerprint", "site", "said", "former", "now"];
  const isChanges = (data) =>
    every(data, (_, name) => NAMES.includes(name)) &&
    data.format === known.format &&
    matches(/^[0-9A-Za-z.+]{1,40}$/)(data.version) &&
    matches(/^20\d\d-[01]\d-[0-3]\d$/)(data.released) &&
    matches(/^[0-9a-f]{8}$/)(data.fingerprint) &&
    every(data.said, (rows, sheet) => SLUG.test(sheet) && every(rows, (row, id) => (id === "" || SLUG.test(id)) && isRow(row))) &&
    every(data.former, (ids, id) => ID.test(id) && Array.isArray(ids) && ids.every(matches(ID))) &&
    every(data.now, (texts, id) => ID.test(id) && every(texts, isText));

  const read = async (file) => {
    if (file.size > known.most) return null;
    try {
      const data = JSON.parse(await file.text());
      return isChanges(data) ? data : null;
    } catch {
      return null;
    }
  };

  const rowsOf = ({ said }) =>
    new Map(
      Object.entries(said).flatMap(([sheet, rows]) =>
        Object.entries(rows).map(([id, row]) => [id ? `${sheet}#${id}` : sheet, row.split("|")]),
      ),
    );

  // Each thing that differs: its id in this copy, what happened, the parts with their old and new codes.
  const compare = (copy, data) => {
    const was = rowsOf(copy);
    const left = new Set(was.keys());
    const differing = [];
    for (const [id, now] of rowsOf(data)) {
      const old = [id, ...(data.former[id] || [])].find((name) => was.has(name));
      left.delete(old);
      if (!old) {
        differing.push({ id, text: id, kind: "new", parts: [] });
        continue;
      }
      const changed = parts.map((part, at) => [part, was.get(old)[at], now[at]]).filter(([, a, b]) => a !== b);
      if (changed.length) differing.push({ id: old, text: id, kind: "changed", parts: changed });
    }
    for (const id of left) differing.push({ id, text: id, kind: "removed", parts: [] });
    const weight = ({ kind, parts: [first] }) =>
      100 * Object.keys(known.kinds).indexOf(kind) + (first ? parts.indexOf(first[0]) : 0);
    return differing.sort((a, b) => weight(a) - weight(b));
  };

  // Where this copy says it: title and address by id, as its search knows them.
  const places = async () => {
    if (!window.searchIndex) await script(new URL("search-index.js", here));
    const known = new Map();
    if (!window.searchMore) await script(new URL("search-more.js", here));
    for (const [, url, title] of [...window.searchIndex.entries, ...window.searchMore]) {
      const [, sheet, finding] = /^\w+\/([a-z0-9-]+)\.html(#[a-z0-9-]+)?$/.exec(url) || [];
      if (sheet && !url.startsWith("references/")) known.set(sheet + (finding || ""), { url, title });
    }
    return known;
  };

  const code = (part, value) =>
    known.codes[part] ? [...value].map((letter) => known.codes[part][letter] || letter).join(" · ") || "–" : value || "–";
  const partText = ([part, was, now]) =>
    known.codes[part] || part === "level"
      ? `${known.parts[part]}${known.colon}${code(part, was)} → ${code(part, now)}`
      : known.parts[part];

  const line = ({ id, text, kind, parts }, where, data) => {
    const grave = parts.some(([part, , now]) => part === "notices" && now);
    const item = made("li", "", "", { "data-id": id, ...(grave && { "data-grave": "" }) });
    item.append(made("span", `tag change-${kind}`, known.kinds[kind]), " ");
    const there = where.get(id);
    const now = (data.now[text] || {})[language];
    if (there) item.append(made("a", "", there.title, { href: there.url }));
    else item.append(now || id);
    if (parts.length) item.append(made("br"), made("span", "", parts.map(partText).join(" · ")));
    if (there && now && now !== there.title) item.append(made("br"), made("strong", "", known.words.now + known.colon), now);
    return item;
  };

  const choose = async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    const data = await read(file);
    if (!data) return answered("wrong");
    const copy = window.copySaid;
    const values = { version: data.version, date: data.released, own: copy.released };
    if (data.released < copy.released) return answered("older", values);
    const differing = compare(copy, data);
    if (!differing.length) return answered("same", values);
    for (const kind of Object.keys(known.kinds)) values[kind] = differing.filter((one) => one.kind === kind).length;
    const where = await places();
    const list = made("ul", "copy-changes");
    list.append(...differing.map((one) => line(one, where, data)));
    answer(made("p", "copy-verdict", fill("differ", values)), list);
  };

  const published = location.href.startsWith(known.site);
  place.querySelector(".copy-hosted").hidden = !published && location.protocol === "file:";
  place.querySelector(".copy-choose").hidden = published;
  place.querySelector("input").addEventListener("change", choose);
  addEventListener("hashchange", since);
  since();
})();
