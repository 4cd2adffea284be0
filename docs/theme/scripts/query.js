// What a query means: its words, each with everything that means the same. In: the text typed and the
// index. Out: concepts, each a list of phrases. Known names come first, then Chinese by its sound, then
// a name with one wrong letter.
const LONGEST = 200;
// Endings and spellings that make no difference: tumour and tumor, metastases and metastatic, cells.
const plain = (text) =>
  text
    .replace(/tumour/g, "tumor")
    .replace(/metasta(?:sis|ses|sized|sised|sise|size|tic)(?![a-z])/g, "metastas")
    .replace(/mutant|mutated/g, "mutation")
    .replace(/is(?=(?:ation|ations|ing|ed)(?![a-z]))/g, "iz")
    .replace(/([a-z]{3})ies(?![a-z])/g, "$1y")
    .replace(/([a-z]{2}[^\Wsuio_0-9])s(?![a-z])/g, "$1");
// Words of many texts at once: apart by blanks, the texts by line ends and tabs as they were.
const spaced = (text) =>
  plain(fold(text))
    .replace(/[^\p{L}\p{N}\t\n]+/gu, " ")
    .replace(/\p{Script=Han}+/gu, " $& ")
    .replace(/ *([\t\n]) */g, "$1")
    .replace(/ {2,}/g, " ");
const compactOf = (text) => text.replace(/ /g, "");
const FILLERS = /^(?:a|an|and|the|of|in|on|for|with|to|is|are|what|does|do|by|vs|versus|or|from|at|how|的|和|与|及|在|对|中|吗|呢|后|有|是|什么|怎么|如何|多少|是多少|哪些|能|患者|病人)$/;

// Whether two words differ by one letter: another, one more, one less, or two exchanged.
const nearly = (a, b) => {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  const [x, y] = [a.slice(from), b.slice(from)];
  return (
    x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) ||
    (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2))
  );
};

// Whether a name begins with what was typed by sound, whole syllables or their first letters; 2 if that
// is the whole name, 1 if its beginning, else 0.
const soundsLike = (typed, name, sounds) => {
  let place = [...typed[0] || ""].length ? new Set([0]) : new Set();
  for (const letter of name) {
    const next = new Set();
    for (const at of place) {
      if (at === typed.length) return 1;
      for (const sound of sounds.get(letter) || [letter]) {
        const rest = typed.slice(at);
        if (rest.startsWith(sound)) next.add(at + sound.length);
        else if (sound.startsWith(rest)) return 1;
        if (rest[0] === sound[0]) next.add(at + 1);
      }
    }
    if (!next.size) return 0;
    place = next;
  }
  return place.has(typed.length) ? 2 : 0;
};

// Reads queries of one index. ``entries`` are the prepared ones of sheets, pages and terms.
const reader = (index, entries) => {
  const simple = new Map();
  const traditional = [...index.simplified];
  for (let at = 0; at < traditional.length; at += 2) simple.set(traditional[at], traditional[at + 1]);
  const sounds = new Map();
  for (const said of index.sounds.split(" ")) {
    const [letter, ...rest] = said;
    if (letter) sounds.set(letter, rest.join("").split(","));
  }

  // Every name, without its blanks, with the phrases that mean the same.
  const known = new Map();
  const learn = (names) => {
    for (const name of names) {
      const compact = compactOf(name);
      if (compact.length < 2) continue;
      const phrases = known.get(compact) || new Set();
      for (const other of names) phrases.add(other.trim());
      known.set(compact, phrases);
    }
  };
  const folded = (names) => spaced(names.join("\t")).split("\t");
  for (const entry of entries) for (const name of entry.own) learn([name]);
  // A term's names mean the same, of which a reader may type one and a page have another.
  for (const entry of entries) if (entry.kind === "term") learn(entry.own);
  const asked = index.asked.map(([title, names, covered, urls]) => {
    const own = folded(names);
    learn(own);
    return { title, covered, urls, compact: new Set(own.map(compactOf)) };
  });
  const tumours = index.tumours.flatMap(([side, broad, names]) =>
    folded(names).map((name) => ({ name: name.trim(), side, broad })));
  for (const { name } of tumours) learn([name]);

  const chinese = [...known.keys()].filter(isChinese);
  const longest = chinese.reduce((most, name) => Math.max(most, name.length), 0);
  const vocabulary = () => new Set([...known.values()].flatMap((phrases) => [...phrases].join(" ").split(" ")));
  let words = null;

  // A run of Chinese, cut into the longest names it holds and what lies between them.
  const cut = (run) => {
    const parts = [];
    let loose = "";
    const end = () => {
      if (loose) parts.push(loose);
      loose = "";
    };
    for (let at = 0; at < run.length; ) {
      let size = Math.min(longest, run.length - at);
      while (size > 1 && !known.has(run.slice(at, at + size))) size -= 1;
      if (size > 1) {
        end();
        parts.push(run.slice(at, at + size));
      } else if (/[的和与及在对中吗呢后有是]/.test(run[at])) end();
      else loose += run[at];
      at += size;
    }
    end();
    return parts;
  };

  const soundings = (typed) => {
    if (!/^[a-z]{2,40}$/.test(typed)) return [];
    const met = [1, 2].map(() => []);
    for (const name of chinese) {
      const like = soundsLike(typed, name, sounds);
      if (like) met[like - 1].push(name);
    }
    // The beginning of a name says little if it is two letters.
    const names = met[1].length ? met[1] : typed.length > 2 ? met[0] : [];
    return names.slice(0, 12).flatMap((name) => [name, ...known.get(name)]);
  };

  // What was meant by a word that stands nowhere: the commonest name that differs by one letter. Another
  // tumour is never what was meant.
  const tumoursIn = (text) => tumours.filter(({ name }) => (isChinese(name) ? text.includes(name) : ` ${text} `.includes(` ${name} `)));
  const misspelt = (word) => {
    if (word.length < (isChinese(word) ? 3 : 4) || /^\d+$/.test(word)) return null;
    let names;
    if (isChinese(word)) {
      const pattern = new RegExp(`^(?:${[...word].map((_, at) => `${word.slice(0, at)}.${word.slice(at + 1)}`).join("|")})`, "u");
      const begun = chinese.filter((name) => pattern.test(name));
      const same = begun.filter((name) => name.length === word.length);
      names = (same.length ? same : begun.map((name) => name.slice(0, word.length)))
        .filter((name) => tumoursIn(name).every((tumour) => word.includes(tumour.name)));
    } else {
      words = words || [...vocabulary()].filter((other) => other.length > 3);
      names = words.filter((other) => nearly(word, other));
    }
    const uses = (name) => entries.filter((entry) => entry.names.includes(name)).length;
    return names.map((name) => [uses(name), name]).sort(([a], [b]) => b - a).map(([, name]) => name)[0] || null;
  };

  const held = (phrase) => entries.some((entry) => entry.names.includes(isChinese(phrase) ? phrase : ` ${phrase}`));
  const concept = (phrases, typed, weight = 1) => {
    const met = tumoursIn(typed);
    return {
      typed, weight, phrases: [...new Set(phrases)],
      sides: new Set(met.map(({ side }) => side)),
      // How far an entry about the tumour holds what names it.
      tumour: Math.max(0, ...met.map(({ name, broad }) => (broad ? 0.8 : 0.5) + (name === typed ? 0.2 : 0))),
    };
  };

  // The concept of one or more words that stand together, if they are a known name.
  const named = (typed) => {
    const phrases = known.get(compactOf(typed));
    return phrases && concept([typed, ...phrases], typed);
  };
  const guessed = (word) => {
    const sound = held(word) ? [] : soundings(word);
    return sound.length ? concept([word, ...sound], word, 0.9) : concept([word], word);
  };

  const simplified = (text) => [...text.slice(0, LONGEST)].map((letter) => simple.get(letter) || letter).join("");

  // ``elsewhere`` says whether a word stands in any entry.
  const read = (text, elsewhere) => {
    const typed = spaced(simplified(text)).trim();
    const corrections = [];
    const mended = (word) => {
      if (known.has(word) || held(word) || elsewhere(word) || soundings(word).length) return word;
      const meant = misspelt(word);
      if (meant) corrections.push(meant);
      return meant || word;
    };
    const parts = (run) => {
      const whole = run.length > 4 && !known.has(run) ? misspelt(run) : null;
      if (whole) corrections.push(whole);
      return whole ? [whole] : cut(run).map(mended);
    };
    // A word of a known name of several words is right as it is.
    const said = typed.split(" ").filter(Boolean);
    const right = new Set();
    said.forEach((_, at) => {
      for (let size = Math.min(6, said.length - at); size > 1; size -= 1) {
        const run = said.slice(at, at + size);
        if (known.has(run.join(""))) run.forEach((word) => right.add(word));
      }
    });
    const all = said.flatMap((word) => (right.has(word) ? word : isChinese(word) ? parts(word) : mended(word)));
    const content = all.filter((word) => !FILLERS.test(word));
    const tokens = content.length ? content : all;
    const whole = corrections.length ? tokens.join("") : compactOf(typed);
    const corrected = corrections.length ? tokens.join(" ") : "";
    if (!known.has(whole) && /^[a-z]+$/.test(whole) && !tokens.some(held)) {
      const sound = soundings(whole);
      if (sound.length) return { whole: sound[0], corrected, concepts: [concept(sound, sound[0])] };
    }
    const concepts = [];
    for (let at = 0; at < tokens.length; ) {
      let size = Math.min(6, tokens.length - at);
      let met = null;
      while (size && !(met = named(tokens.slice(at, at + size).join(" ")))) size -= 1;
      concepts.push(met || guessed(tokens[at]));
      at += size || 1;
    }
    return { whole, corrected, concepts };
  };
  return { read, simplified, asked };
};
