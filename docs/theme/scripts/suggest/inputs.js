// Fields of one line, of several lines, of fixed choices, of texts in two languages.
// A context holds: form, session, and changed() to be called after every edit. Every field is
// registered by the group that holds its value and its name there, so that a problem finds it.
(() => {
  const L = window.livermet;

  L.registerField = (context, holder, name, control, error) => {
    if (!context.fields.has(holder)) context.fields.set(holder, new Map());
    context.fields.get(holder).set(name, { control, error });
  };

  // The words around a control: label above, help below, then what is wrong.
  const wrap = (context, holder, field, control, more = {}) => {
    const id = L.newId();
    control.id = id;
    const help = L.el("p", { class: "field-help", id: `${id}-help` }, field.help);
    const error = L.el("div", { class: "field-error", id: `${id}-error` });
    control.setAttribute("aria-describedby", `${id}-help ${id}-error`);
    if (field.required) control.setAttribute("aria-required", "true");
    L.registerField(context, holder, more.key ?? field.name, control, error);
    const label = L.el("label", { for: id }, field.label, field.required ? mark(context) : null);
    return L.el("div", { class: `field field-${field.name}` }, label, control, help, error);
  };
  const mark = ({ form }) => L.el("span", { class: "required" }, ` (${form.words.form_required})`);
  L.wrapField = wrap;
  L.requiredMark = mark;

  const grow = (area) => {
    area.rows = Math.max(2, Math.ceil(area.value.length / 44));
  };

  const typed = (context, holder, name) => (event) => {
    holder[name] = L.tidyText(context.form, event.target.value);
    if (event.target.tagName === "TEXTAREA") grow(event.target);
    context.changed();
  };

  const select = (context, holder, field, options) => {
    const value = holder[field.name] || "";
    const control = L.el("select", { onchange: typed(context, holder, field.name) }, L.el("option", { value: "" }, "–"));
    // A value that is none of the choices is shown as it stands, so that it can be seen and mended.
    const all = value && !options.some(([one]) => one === value) ? [[value, value], ...options] : options;
    control.append(...all.map(([one, label]) => L.el("option", { value: one }, label)));
    control.value = value;
    return control;
  };

  const cited = ({ findings = [] }) => [...new Set(findings.flatMap(({ cites = [] }) => cites.map(({ key }) => key)))];

  // What a field that names something may name: [value, label].
  L.offers = (context, node) => {
    const { form, session } = context;
    if (node.type === "choice") return node.choices.map((one) => [one, (node.labels || {})[one] || one]);
    if (node.refers === "references.bib") {
      // A key names a work that the page cites; all other single works are source reviews.
      const keys = node.name === "key" ? cited(session.working) : form.reviews;
      return keys.filter((key) => form.references[key]).map((key) => [key, form.references[key].who]);
    }
    if (node.refers.startsWith("vocab/")) return Object.entries(form.vocab[node.refers.slice("vocab/".length)]);
    const [known] = L.refers(form, session.sheet, node.refers);
    return known.filter((id) => id !== session.id).map((id) => [id, form.sheets[id].name]);
  };

  const suggestions = (context, input, offer) => {
    const list = L.el("datalist", { id: L.newId() });
    input.setAttribute("list", list.id);
    input.addEventListener("focus", () => list.replaceChildren(...offer().map((one) => L.el("option", { value: one }))));
    return list;
  };

  // The names that other fields of the sheet give: arms of the same result, sections of the sheet.
  const named = (context, field, around) => {
    if (field.name === "section") return () => (context.session.working.sections || []).map(({ id }) => id);
    if (["arm", "versus"].includes(field.name)) return () => (around.arms || []).map(({ id }) => id);
    return field.words ? () => field.words : null;
  };

  const line = (context, holder, field, around) => {
    if (field.refers && field.refers !== "findings") return wrap(context, holder, field, select(context, holder, field, L.offers(context, field)));
    const long = field.long;
    const control = L.el(long ? "textarea" : "input", {
      oninput: typed(context, holder, field.name),
      autocomplete: "off",
      spellcheck: long ? "true" : "false",
      inputmode: ["FLD004", "FLD005"].includes(field.code) && !field.words ? "decimal" : null,
    });
    control.value = holder[field.name] || "";
    if (long) grow(control);
    const made = wrap(context, holder, field, control);
    const offer = named(context, field, around);
    if (offer) made.append(suggestions(context, control, offer));
    return made;
  };

  // English and Chinese side by side.
  L.textField = (context, holder, field) => {
    const text = holder[field.name];
    const halves = context.form.groups.Text.map((half) => {
      const made = line(context, text, { ...half, required: false, help: "" });
      made.querySelector("textarea").lang = half.name === "zh" ? "zh-Hans" : "en";
      return made;
    });
    const error = L.el("div", { class: "field-error", id: L.newId() });
    L.registerField(context, holder, field.name, halves[0].querySelector("textarea"), error);
    return L.el(
      "fieldset",
      { class: `field pair field-${field.name}` },
      L.el("legend", {}, field.label, field.required ? mark(context) : null),
      L.el("p", { class: "field-help" }, field.help),
      L.el("div", { class: "pair-halves" }, halves),
      error,
    );
  };

  // One entry a line.
  L.linesField = (context, holder, field) => {
    const control = L.el("textarea", {
      oninput: (event) => {
        holder[field.name] = event.target.value.split("\n").map((line) => L.tidyText(context.form, line)).filter(Boolean);
        context.changed();
      },
    });
    control.value = (holder[field.name] || []).join("\n");
    control.rows = Math.max(2, (holder[field.name] || []).length);
    return wrap(context, holder, field, control);
  };

  // The two ends of an interval.
  L.endsField = (context, holder, field) => {
    const ends = ["form_low", "form_high"].map((word, index) => {
      const input = L.el("input", {
        "aria-label": `${field.label}: ${context.form.words[word]}`,
        placeholder: context.form.words[word],
        autocomplete: "off",
        oninput: (event) => {
          const now = [...(L.empty(holder[field.name]) ? ["", ""] : holder[field.name])];
          now[index] = L.tidyText(context.form, event.target.value);
          holder[field.name] = now;
          context.changed();
        },
      });
      input.value = (holder[field.name] || [])[index] || "";
      return input;
    });
    const made = wrap(context, holder, field, ends[0]);
    const pair = L.el("div", { class: "ends" });
    ends[0].before(pair);
    pair.append(...ends);
    made.append(suggestions(context, ends[1], () => field.of.words || []));
    return made;
  };

  L.lineField = (context, holder, field, around) =>
    field.type === "choice"
      ? wrap(context, holder, field, select(context, holder, field, L.offers(context, field)))
      : line(context, holder, field, around);
})();
