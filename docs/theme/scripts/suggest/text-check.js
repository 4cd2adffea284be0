// Texts as people bring them from elsewhere, judged as the checker does (scripts/factsheets/rules/texts.py):
// marks of other programs, texts in the wrong language, texts that lost a part.
(() => {
  const L = window.livermet;
  const found = (form, name, words) => L.pattern(form, name).exec(words);
  const count = (form, name, words) => (words.match(L.pattern(form, name, "gu")) || []).length;
  const length = (words) => [...words].length;

  // Each mark, with its rule.
  const MARKS = [
    ["template", "TXT001"],
    ["html", "TXT004"],
    ["entity", "TXT004"],
    ["citation", "TXT005"],
    ["numbered", "TXT006"],
  ];

  const amount = (form, words) => {
    const plain = words.replace(L.pattern(form, "link_start", "gu"), "");
    return length(plain) + (form.texts.letters - 1) * count(form, "han_sign", plain);
  };

  const inWrongLanguage = (form, language, words) => {
    const chinese = count(form, "han_sign", words);
    if (language === "en") return form.texts.letters * chinese > count(form, "letter", words);
    return !chinese && count(form, "english_word", words) >= form.texts.sentence;
  };

  const numbers = (form, words) =>
    (words.match(L.pattern(form, "number_in_text", "gu")) || []).map((number) => number.replaceAll(",", ""));

  const strangeNumber = (form, text) => {
    if (found(form, "ten_thousands", text.en + text.zh)) return null;
    const all = { en: numbers(form, text.en), zh: numbers(form, text.zh) };
    for (const [language, other] of [["en", "zh"], ["zh", "en"]]) {
      for (const number of all[language]) {
        const small = /^[0-9]+$/.test(number) && Number(number) <= form.small;
        if (!small && !all[other].includes(number)) return [language, number];
      }
    }
    return null;
  };

  const cutShort = (form, first, second) => {
    const { long, most } = form.texts;
    const large = Math.max(first, second);
    if (large < long || Math.min(first, second) * most >= large) return "";
    return first < second ? "en" : "zh";
  };

  const each = (form, language, words, report) => {
    for (const [name, code] of MARKS) {
      const match = found(form, name, words);
      if (match) report(code, language, { found: match[0] });
    }
    if (inWrongLanguage(form, language, words)) report(language === "en" ? "TXT002" : "TXT003", language, { found: words });
    const parted = found(form, "hyphenated", words);
    if (parted) report("TXT007", language, { found: parted[0], mended: parted[1] + parted[2] });
    const end = found(form, "endless", words);
    if (end && amount(form, words) >= form.texts.name) report("TXT010", language, { found: end[0] });
  };

  const both = (form, text, report) => {
    const strange = strangeNumber(form, text);
    if (strange) report("TXT008", strange[0], { found: strange[1] });
    const [first, second] = [amount(form, text.en), amount(form, text.zh)];
    const short = cutShort(form, first, second);
    if (short) report("TXT009", short, { english: length(text.en), chinese: length(text.zh) });
    const stopped = [text.en, text.zh].map((words) => Boolean(found(form, "stopped", words)));
    if (stopped[0] !== stopped[1] && Math.min(first, second) >= form.texts.long) {
      const without = stopped[0] ? "zh" : "en";
      report("TXT010", without, { found: [...text[without]].slice(-12).join("") });
    }
  };

  // report: takes a rule, the language of the text, the values of the message.
  L.checkText = (form, text, report) => {
    for (const language of ["en", "zh"]) if (text[language]) each(form, language, text[language], report);
    if (text.en && text.zh) both(form, text, report);
  };
})();
