// Values of a sheet as plain data: texts, lists and groups. Nothing here knows the page.
(() => {
  const L = window.livermet;

  L.isGroup = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

  // Whether a group itself has a field; Object.hasOwn is newer than Chrome 86.
  L.has = (group, name) => Object.prototype.hasOwnProperty.call(group, name);

  // Whether nothing was written anywhere below a value.
  L.empty = (value) =>
    value === undefined ||
    value === null ||
    value === "" ||
    (Array.isArray(value) && value.every(L.empty)) ||
    (L.isGroup(value) && Object.values(value).every(L.empty));

  // A value without its empty fields. Items of lists keep their places, so that a place in the
  // cleaned value is the same place in the value itself.
  L.clean = (value) => {
    if (Array.isArray(value)) {
      return value.map((item) => (L.isGroup(item) && L.empty(item) ? {} : L.clean(item)));
    }
    if (!L.isGroup(value)) return value;
    const filled = Object.entries(value).filter(([, item]) => !L.empty(item));
    return Object.fromEntries(filled.map(([name, item]) => [name, L.clean(item)]));
  };

  // A text as it may stand in a file: on one line, no invisible characters (the checker refuses
  // them), composed letters. A line end between Chinese characters, as PDFs have it, is no blank.
  L.tidyText = (form, text) =>
    text
      .normalize("NFC")
      .replace(L.pattern(form, "line_end", "gu"), "")
      .replace(/\s+/g, " ")
      .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, "")
      .trim();

  // ["findings", 1, "claim", "en"] as people write it: findings[1].claim.en
  L.fieldName = (loc) =>
    loc.reduce(
      (name, part) => name + (typeof part === "number" ? `[${part}]` : name ? `.${part}` : part),
      "",
    );

  L.at = (value, loc) =>
    loc.reduce((inner, part) => (inner === undefined || inner === null ? undefined : inner[part]), value);

  L.field = (form, group, name) => form.groups[group].find((field) => field.name === name);

  // The field at a place below a group, or undefined.
  L.fieldAt = (form, group, loc) => {
    let field;
    let node = { type: "group", group };
    for (const part of loc) {
      if (typeof part === "number") {
        node = node.of;
      } else {
        field = L.field(form, node.group, part);
        node = field;
      }
      if (!node) return undefined;
    }
    return field;
  };

  // Every text in two languages below a group: calls back with its place and value.
  L.eachText = (form, group, data, then, loc = []) => {
    for (const field of form.groups[group]) {
      const value = data[field.name];
      if (L.empty(value)) continue;
      const items = field.type === "list" ? value.map((item, index) => [item, index]) : [[value]];
      const node = field.type === "list" ? field.of : field;
      if (node.type !== "group") continue;
      for (const [item, ...index] of items) {
        const place = [...loc, field.name, ...index];
        if (node.group === "Text") then(place, item);
        else L.eachText(form, node.group, item, then, place);
      }
    }
  };

  // All texts inside a value, joined so that none runs into the next.
  L.textsIn = (value) => {
    if (typeof value === "string") return value + " | ";
    return value && typeof value === "object" ? Object.values(value).map(L.textsIn).join("") : "";
  };
})();
