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

  const fill = (template, values) =>
    template.replace(/\{(\w+)\}/g, (whole, name) =>
      L.has(values, name) ? shorten(values[name]) : whole,
    );
  L.fill = fill;

  // Items in one text; those that do not fit are left out whole.
  const listed = (items, comma) => {
    const text = items.join(comma);
    if (text.length <= LIMIT) return text;
    return `${text.slice(0, text.lastIndexOf(comma, LIMIT - 4 - comma.length))}${comma}…`;
  };

  // The values in the form's language: a value that differs has a twin ``<name>_zh``.
  const spoken = (form, values) => {
    const zh = form.language === "zh";
    const shown = { hint: "", other: "", ...values };
    if (zh)
      for (const [name, value] of Object.entries(values))
        if (name.endsWith("_zh")) shown[name.slice(0, -3)] = value;
    for (const [name, value] of Object.entries(shown))
      if (Array.isArray(value)) shown[name] = listed(value, zh ? "、" : ", ");
    if (shown.hint) shown.hint = form.hint.replace("{}", () => shown.hint);
    return shown;
  };

  // With the place as the checker names it, or as ``where`` does.
  L.message = (form, problem, where) =>
    fill(form.messages[problem.code], {
      ...spoken(form, problem.values),
      field: where || L.fieldName(problem.loc),
    });

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
