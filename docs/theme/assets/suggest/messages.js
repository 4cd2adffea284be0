// A problem in words: the rule's sentence from the rulebook with the problem's values filled in.
(() => {
  const L = window.livermet;
  const LIMIT = 160;

  // One line of bounded length; a leading blank stays, because hints join the sentence before them.
  const shorten = (value) => {
    const text = String(value);
    const flat = (text.startsWith(" ") ? " " : "") + text.split(/\s+/).filter(Boolean).join(" ");
    const letters = [...flat];
    return letters.length <= LIMIT ? flat : letters.slice(0, LIMIT - 1).join("") + "…";
  };

  // A list in one text, with the commas of the language; what does not fit is left out whole.
  const listed = (items, comma) => {
    const text = items.join(comma);
    if (text.length <= LIMIT) return text;
    return `${text.slice(0, text.lastIndexOf(comma, LIMIT - 4 - comma.length))}${comma}…`;
  };

  L.fill = (template, values) =>
    template.replace(/\{(\w+)\}/g, (whole, name) =>
      Object.hasOwn(values, name) ? String(values[name]) : whole,
    );

  // The values as they are said: what has a twin ``<name>_zh`` is said by the twin in Chinese.
  const said = (form, values) => {
    const zh = form.language === "zh";
    const text = (value) => shorten(Array.isArray(value) ? listed(value, zh ? "、" : ", ") : value);
    const shown = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, text(value)]));
    for (const name of Object.keys(zh ? shown : {})) {
      if (name.endsWith("_zh")) shown[name.slice(0, -"_zh".length)] = shown[name];
    }
    if (shown.hint) shown.hint = form.hint.replace("{}", () => shown.hint);
    return shown;
  };

  // With the place as the checker names it, or as ``where`` does.
  L.message = (form, problem, where) => {
    const values = { hint: "", other: "", ...problem.values, field: where || L.fieldName(problem.loc) };
    return L.fill(form.messages[problem.code], said(form, values));
  };

  // The place as the form names it: "Claim (English)", "95% confidence interval".
  L.placeName = (form, group, loc) => {
    const named = loc.filter((part) => typeof part === "string");
    const field = L.fieldAt(form, group, loc);
    if (!field) return named[named.length - 1] || "";
    const last = loc[loc.length - 1];
    if (typeof last === "number") return `${field.one || field.label} ${last + 1}`;
    const outer = L.fieldAt(form, group, loc.slice(0, -1));
    const inText = named.length > 1 && ["en", "zh"].includes(named[named.length - 1]);
    return inText && outer ? `${outer.label} (${field.label})` : field.label;
  };
})();
