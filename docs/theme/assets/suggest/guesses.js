// What somebody probably meant by a value that its field refuses (factsheets/mending.py has the same
// guesses, and tests/browser/test_suggest_checks.py compares the two). Left out is what a form cannot
// hold: a text in place of a list or of a group, an address. A guess is shown, never put in place.
(() => {
  const L = window.livermet;
  const NUMBER = /^[~≈+]?\s*(-?[0-9]+)(?:([.,])([0-9]+))?\s*(?:%|[a-z]+)?$/;
  const WHOLE = /^(?:n\s*=\s*)?[~≈]?\s*([0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)\s*(?:[a-z]+|[例人])?$/;
  const P = /^(?:p[- ]?(?:value)?\s*)?=?\s*([<>≤≥]?)\s*(0?)[.,]([0-9]{1,8})$/;
  const YEAR_FIRST = /^(20[0-9]{2})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?$/;
  const DAY_FIRST = /^([0-9]{1,2})([./-])([0-9]{1,2})\2(20[0-9]{2})$/;
  const INTERVAL = /^[([]?\s*([0-9]+\.[0-9]+)\s*(?:[-–—~,;]|to)\s*([0-9]+\.[0-9]+)\s*[)\]]?$/;
  const LONGEST_ID = 64;

  // "5,6 months" → "5.6". Three digits behind a comma may be thousands: no guess.
  const number = (text) => {
    const [, whole, sign, decimals] = text.toLowerCase().match(NUMBER) || [];
    if (!whole || (sign === "," && decimals.length === 3)) return "";
    return whole + (decimals ? `.${decimals}` : "");
  };

  // "n = 1,086" → "1086"
  const whole = (text) => {
    const [, digits = ""] = text.toLowerCase().match(WHOLE) || [];
    return digits.replace(/[, ]/g, "");
  };

  // "p < 0,05" → "<0.05"
  const pValue = (text) => {
    const match = text.toLowerCase().match(P);
    return match ? `${match[1]}${match[2]}.${match[3]}` : "";
  };

  // "21.11.2026" → "2026-11-21"; which of two numbers up to 12 is the month, dots say.
  const date = (text) => {
    let [, year, month, day] = text.match(YEAR_FIRST) || [];
    if (!year) {
      let sign;
      [, day, sign, month, year] = text.match(DAY_FIRST) || [];
      if (!year || (sign !== "." && Number(day) <= 12)) return "";
    }
    const known = month >= 1 && month <= 12 && day >= 1 && day <= 31;
    return known ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : "";
  };

  const trim = (text) => text.replace(/^-+|-+$/g, "");

  // "OS (all patients)" → "os-all-patients"
  const slug = (text) => {
    const id = trim(text.toLowerCase().replace(/[^a-z0-9]+/g, "-"));
    return trim(id.slice(0, LONGEST_ID));
  };

  const BY_RULE = { FLD004: number, FLD005: whole, FLD007: pValue, FLD008: date, FLD009: slug };

  // What stands before an interval that was typed into one of its ends: "0.40-0.90".
  const ends = (text) => {
    const match = text.match(INTERVAL);
    return match ? `"${match[1]}", "${match[2]}"` : "";
  };

  // By the rule that ``text`` breaks; ``words`` are what its field takes besides.
  L.guess = (code, text, { words = [], inList = false } = {}) => {
    const word = L.didYouMean(text.toLowerCase().split(/\s+/).filter(Boolean).join("_"), words);
    const span = inList ? ends(text) : "";
    return word || span || (BY_RULE[code] ? BY_RULE[code](text) : "");
  };

  // The four pieces that the decimal commas of an interval leave: 0,40, 0,90.
  L.guessDecimalCommas = (items) => {
    const digits = items.filter((item) => typeof item === "string" && /^\p{Nd}+$/u.test(item));
    if (items.length !== 4 || digits.length !== 4) return "";
    return `["${digits[0]}.${digits[1]}", "${digits[2]}.${digits[3]}"]`;
  };
})();
