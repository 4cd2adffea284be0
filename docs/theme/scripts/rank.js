// What answers a query, the likeliest first. In: the index as it is loaded. No page is needed for it,
// so that the test over all queries runs without a browser.

// Entries are [kind, url, title, names, text, sides, near]; all texts are folded in one go, because
// that takes a tenth of the time.
const prepared = (entries) => {
  const texts = spaced(entries.map(([, , title, names, text]) => `${[title, ...names].join("\t")}\n${text.replace(/\n/g, " ")}`).join("\n")).split("\n");
  return entries.map(([kind, url, title, names, text, sides, near], at) => {
    const own = texts[2 * at].split("\t").map((name) => name.trim());
    return {
      kind, url, title, text, sides, near, own,
      others: names,
      compact: own.map(compactOf),
      title_: ` ${own[0]} `,
      names: ` ${own.join(" | ")} `,
      context: ` ${texts[2 * at + 1]} `,
    };
  });
};

// Sheets answer most questions; a finding or a work is what is left when no sheet does.
const WEIGHT = { page: 26, term: 5, work: 22, finding: 1 };
// The names of a term are those of its sheet too; those of a work are long, a finding's are of works.
const FIT = { term: 0.8, work: 0.7, finding: 0.5 };
const SHEET = 30;
const LED = 30;

const pairsOf = (word) => Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
// Whether a beginning stands in a text, and not only as what something is not: small-cell in
// non-small-cell.
const stands = (text, start) => {
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
    if (text[at - 1] !== "非" && text.slice(at - 3, at) !== "non") return true;
  }
  return false;
};
// A phrase as it is looked for: Chinese anywhere, other words from their beginning; of several words
// that stand apart, and of a long Chinese run that stands nowhere as a whole, a part counts.
const soughtAs = (phrase) => {
  const han = isChinese(phrase);
  const words = !han && phrase.includes(" ") ? phrase.split(" ").map((word) => ` ${word}`) : [];
  const pairs = han && phrase.length > 3 ? pairsOf(phrase) : [];
  return { start: han ? phrase : ` ${phrase}`, compact: compactOf(phrase), words, pairs };
};
const share = (text, { start, words, pairs }) => {
  if (stands(text, start)) return 1;
  if (text.includes(start)) return 0;
  if (words.length) return words.every((word) => stands(text, word)) ? 0.9 : 0;
  const met = pairs.filter((pair) => text.includes(pair)).length / (pairs.length || 1);
  return met > 0.5 ? met * 0.9 : 0;
};

// How well the whole query fits a name: the same, its beginning, within it.
const late = (at) => Math.min(at, 40) / 8;
const begins = (name, query) =>
  isChinese(query) || name.split(" ").some((word) => query.startsWith(word) || word.startsWith(query));
const fitOf = (entry, query) => {
  if (query.length < 2) return 0;
  let best = 0;
  entry.compact.forEach((name, at) => {
    const own = at === 0;
    // What stands first among the other names is likelier to be meant.
    if (name === query) best = Math.max(best, own ? 100 : 90 - late(at));
    else if (query.length < 3 && !isChinese(query)) return;
    // The more of a name the query is, the likelier it is meant.
    const near = (9 * query.length) / name.length;
    if (name.startsWith(query)) best = Math.max(best, (own ? 60 : 50) + near);
    else if (!FIT[entry.kind] && name.includes(query) && begins(entry.own[at], query)) best = Math.max(best, (own ? 40 : 30) + near);
  });
  return best * (FIT[entry.kind] || 1);
};

// How well an entry holds one concept, and how much of it; ``leads`` are the places of addresses that
// it is known to mean.
const holds = (entry, concept, leads) => {
  if (leads.has(entry.url)) return [LED - 4 * leads.get(entry.url), 1];
  let [best, exact, part] = [0, 0, 0];
  concept.sought.forEach((phrase, at) => {
    const weight = at ? 0.9 * concept.weight : 1;
    const inNames = share(entry.names, phrase);
    const inTitle = inNames && share(entry.title_, phrase);
    const inText = inNames === 1 ? 1 : share(entry.context, phrase);
    const met = Math.max(inNames, inText);
    if (!met) return;
    const name = inNames === 1 ? entry.compact.indexOf(phrase.compact) : -1;
    if (name >= 0) exact = Math.max(exact, weight * (9 - late(name) / 2));
    best = Math.max(best, weight * Math.max(16 * inTitle, 7 * inNames, 3 * inText));
    part = Math.max(part, met * (at && concept.weight < 1 ? concept.weight : 1));
  });
  if (part < concept.tumour && entry.sides.some((side) => concept.sides.has(side))) {
    return [Math.max(best, 5 * concept.tumour), concept.tumour];
  }
  return [best + exact, part];
};

const makeSearch = (index) => {
  let entries = prepared(index.entries);
  const { read, simplified, asked } = reader(index, entries);
  const first = new Map(entries.map((entry) => [entry.url, entry]));
  const elsewhere = (word) => {
    const { start } = soughtAs(word);
    return entries.some((entry) => entry.names.includes(start) || entry.context.includes(start));
  };

  const answer = (text) => {
    const { whole, concepts, corrected } = read(text, elsewhere);
    for (const concept of concepts) concept.sought = concept.phrases.map(soughtAs);
    if (!concepts.length) return { found: [], whole: true, concepts, corrected };
    const sides = new Set(concepts.flatMap((concept) => [...concept.sides]));
    const meant = concepts.map(({ sought }) => asked.filter((ask) => sought.some(({ compact }) => ask.compact.has(compact))));
    const leads = meant.map((asks) => new Map(asks.filter((ask) => ask.covered).flatMap((ask) => ask.urls.map((url, at) => [url, at]))));
    const rows = entries.map((entry) => ({ entry, held: concepts.map((concept, at) => holds(entry, concept, leads[at])) }));
    // A word that few entries hold says more than one that many do.
    const weights = concepts.map((_, at) => {
      const count = rows.reduce((sum, { held }) => sum + held[at][1], 0);
      return count ? Math.log(1 + rows.length / count) ** 1.5 : 0;
    });
    const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const ranked = rows.map(({ entry, held }) => {
      const led = concepts.length === 1 ? leads[0].get(entry.url) : undefined;
      const fit = led === undefined ? fitOf(entry, whole) : 95 - 10 * led;
      const sum = (place) => weights.reduce((all, weight, at) => all + weight * held[at][place], 0) / total;
      const part = fit >= 30 ? 1 : sum(1);
      const side = !sides.size || !entry.sides.length ? 0 : entry.sides.some((one) => sides.has(one)) ? 4 : -25;
      const kind = WEIGHT[entry.kind] || SHEET;
      // Among findings it counts most who was studied: patients with the condition, not cells.
      const words = entry.kind === "finding" ? 0.6 * sum(0) + 4 * entry.near : 2 * sum(0);
      const score = fit + words + 30 * part + kind * part * part + side;
      return { entry, part, score };
    });
    const unknown = weights.some((weight) => !weight);
    const all = ranked.filter((row) => row.part > 0.99);
    const kept = ranked.filter((row) => row.part > (all.length ? 0.99 : 0.34) || (row.part > 0.6 && !(WEIGHT[row.entry.kind] < 4)));
    kept.sort((a, b) => b.score - a.score);
    return { found: [...missing(meant, sides), ...kept.map((row) => row.entry)], whole: all.length > 0 && !unknown, concepts, corrected };
  };

  // What was asked for and is not covered, with the nearest page of the tumour that was named.
  const missing = (meant, sides) =>
    meant.flat().filter((ask) => !ask.covered).map((ask) => {
      const near = ask.urls.map((url) => first.get(url));
      const fits = near.filter((entry) => !sides.size || entry.sides.some((side) => sides.has(side)));
      const { url, title, sides: own } = fits[0] || near[0];
      return { kind: "missing", url, title: ask.title, text: index.words.nearest.replace("{page}", title), sides: own, others: [] };
    });

  return {
    answer,
    simplified,
    add(more) {
      entries = entries.concat(prepared(more));
    },
  };
};
