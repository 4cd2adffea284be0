// What somebody probably meant by a value that its field refuses, guessed as the checker guesses
// (scripts/factsheets/reading/hints.py), so that both propose the same.
(() => {
  const L = window.livermet;
  const whole = (form, name, text) => new RegExp(`^(?:${form.patterns[name]})$`, "u").exec(text);

  const number = (form, text) => {
    const match = whole(form, "number", text.toLowerCase());
    if (!match || (match[2] === "," && match[3].length === 3)) return "";
    return match[1] + (match[3] ? `.${match[3]}` : "");
  };

  const count = (form, text) => {
    const match = whole(form, "whole", text.toLowerCase());
    return match ? match[1].replace(/[, ]/g, "") : "";
  };

  const p = (form, text) => {
    const match = whole(form, "p", text.toLowerCase());
    return match ? `${match[1]}${match[2]}.${match[3]}` : "";
  };

  const date = (form, text) => {
    const first = whole(form, "year_first", text);
    const last = whole(form, "day_first", text);
    if (!first && !last) return "";
    if (!first && last[2] !== "." && Number(last[1]) <= 12) return "";
    const [year, month, day] = first ? first.slice(1) : [last[4], last[3], last[1]];
    const known = month >= 1 && month <= 12 && day >= 1 && day <= 31;
    const two = (digits) => String(Number(digits)).padStart(2, "0");
    return known ? `${year}-${two(month)}-${two(day)}` : "";
  };

  const slug = (form, text) => {
    const trim = (one) => one.replace(/^-+|-+$/g, "");
    return trim(trim(text.toLowerCase().replace(/[^a-z0-9]+/g, "-")).slice(0, 64));
  };

  const ends = (form, text) => {
    const match = whole(form, "interval", text);
    return match ? `"${match[1]}", "${match[2]}"` : "";
  };

  const BY_RULE = { FLD004: number, FLD005: count, FLD007: p, FLD008: date, FLD009: slug };

  // The guess for a value at a place, by the rule that it breaks; words that the field knows first.
  L.meant = (form, code, value, loc, words) => {
    const near = L.didYouMean(value.toLowerCase().split(/\s+/).filter(Boolean).join("_"), words);
    const span = typeof loc[loc.length - 1] === "number" ? ends(form, value) : "";
    return near || span || (BY_RULE[code] ? BY_RULE[code](form, value) : "");
  };

  // What four numbers instead of two may have been: ends written with a comma.
  L.meantList = (items) => {
    const digits = items.filter((item) => typeof item === "string" && /^[0-9]+$/.test(item));
    if (items.length !== 4 || digits.length !== 4) return "";
    return `["${digits[0]}.${digits[1]}", "${digits[2]}.${digits[3]}"]`;
  };
})();
