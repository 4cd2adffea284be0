// Signs in a text: punctuation of the other language (EV121), links that cannot be read (REF017),
// numbers in full-width digits (SRC026). Patterns and tables are the checker's own.
(() => {
  const L = window.livermet;
  L.pattern = (form, name, flags = "u") => new RegExp(form.patterns[name], flags);

  // The first sign of the other language's width, and what belongs there.
  L.wrongSign = (form, language, words) => {
    const wide = L.pattern(form, "wide").exec(words);
    if (wide) return [wide[0], wide[0].normalize("NFKC")];
    const match = L.pattern(form, language === "zh" ? "half" : "wide_sign").exec(words);
    if (!match) return null;
    const { full, plain } = form.signs;
    const sign = match[0];
    return [sign, language === "zh" ? full[sign] : plain[sign] || sign.normalize("NFKC")];
  };

  // A number in half-width digits and signs; empty for what is none, or needs no mending.
  L.mendedNumber = (form, text) => {
    const { digits } = form.signs;
    const pattern = new RegExp(`^(?:${form.patterns.number_with_wide})$`, "u");
    if ([...text].length > form.longest_number || !pattern.test(text)) return "";
    const mended = [...text].map((sign) => digits[sign] || sign).join("");
    return mended === text ? "" : mended;
  };

  // The ids that the cross-links of a text lead to, in order; emphasis holds no links.
  L.linkTargets = (form, text) =>
    [...text.matchAll(L.pattern(form, "mark", "gu"))].map(([, to]) => to).filter(Boolean);

  // The part of a text that was meant as a link and is none.
  L.brokenLink = (form, text) => {
    const count = (part, sign) => part.split(sign).length;
    const marks = [...text.matchAll(L.pattern(form, "mark", "gu"))];
    const ends = [0, ...marks.map((mark) => mark.index + mark[0].length)];
    const starts = [...marks.map((mark) => mark.index), text.length];
    for (const part of starts.map((start, at) => text.slice(ends[at], start))) {
      const broken = L.pattern(form, count(part, "]") > count(part, "[") ? "unbalanced" : "unread").exec(part);
      if (broken) return broken[0];
    }
    return "";
  };
})();
