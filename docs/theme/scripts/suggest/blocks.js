// Groups of fields, lists of groups, and findings as cards.
(() => {
  const L = window.livermet;

  const ofGroups = (field) => field.type === "list" && field.of.type === "group" && field.of.group !== "Text";

  // The fields of a group as the form shows them. Of a sheet: what it must have, what else it says,
  // the findings, other lists. The short name of what has an address already is not offered.
  const inOrder = (context, group, data) => {
    const fields = context.form.groups[group];
    if (group === context.form.kinds[context.session.folder]) {
      const rank = (field) => (field.name === "findings" ? 2 : ofGroups(field) ? 3 : field.required ? 0 : 1);
      return [...fields].sort((one, other) => rank(one) - rank(other));
    }
    const [id, ...rest] = fields;
    if (group === "Arm") return [...rest, id];
    return id.name === "id" && context.session.origin.has(data) ? rest : fields;
  };

  const ensure = (holder, name, made) => {
    if (holder[name] === undefined || holder[name] === null) holder[name] = made;
    return holder[name];
  };

  const isList = (field) => field.type === "list";
  const fieldOf = (context, holder, field, around) => {
    if (field.type === "group") {
      const inner = ensure(holder, field.name, {});
      return field.group === "Text" ? L.textField(context, holder, field) : subgroup(context, holder, field, inner);
    }
    if (!isList(field)) return L.lineField(context, holder, field, around);
    if (field.of.type === "group") return itemsOf(context, holder, field);
    if (field.of.refers && field.of.refers !== "findings") return L.pickField(context, holder, field);
    return field.min === 2 && field.max === 2 ? L.endsField(context, holder, field) : L.linesField(context, holder, field);
  };

  const subgroup = (context, holder, field, inner) => {
    const error = L.el("div", { class: "field-error" });
    const legend = L.el("legend", { tabindex: "-1" }, field.label);
    L.registerField(context, holder, field.name, legend, error);
    const help = L.el("p", { class: "field-help" }, field.help);
    const made = L.el("fieldset", { class: `block block-${field.group}` }, legend, help, error);
    made.append(...L.groupFields(context, field.group, inner, holder));
    return made;
  };

  // The fields of a group: those that are filled or required, then the others folded away, then
  // those that are the editors' business.
  L.groupFields = (context, group, data, around) => {
    const fields = inOrder(context, group, data);
    const plain = (field) => !field.editors;
    const wanted = (field) => field.required || field.main || !L.empty(data[field.name]);
    const shown = fields.filter((field) => plain(field) && wanted(field));
    const made = (list) => L.el("div", { class: "fields" }, list.map((field) => fieldOf(context, data, field, around || data)));
    const folded = (word, list) =>
      list.length &&
      L.el(
        "details",
        { class: "more" },
        L.el("summary", {}, `${context.form.words[word]} ${list.map((field) => field.label).join(" · ")}`),
        made(list),
      );
    const rest = folded("form_more", fields.filter((field) => plain(field) && !wanted(field)));
    const editors = folded("form_editors", fields.filter((field) => field.editors));
    return [shown.length ? made(shown) : null, rest || null, editors || null].filter(Boolean);
  };

  const newId = (list, stem) => {
    const taken = list.map(({ id }) => id);
    let n = list.length + 1;
    while (taken.includes(`${stem}-${n}`)) n += 1;
    return `${stem}-${n}`;
  };

  // What a new item starts with: its short name, and today as the day of its check.
  const fresh = (context, field, list) => {
    const item = {};
    const fields = context.form.groups[field.of.group] || [];
    if (fields.some(({ name }) => name === "id")) item.id = newId(list, field.of.group.toLowerCase());
    if (fields.some(({ name }) => name === "check")) item.check = { on: L.today() };
    return item;
  };

  const itemsOf = (context, holder, field) => {
    const { words } = context.form;
    const list = ensure(holder, field.name, []);
    const error = L.el("div", { class: "field-error" });
    const box = L.el("div", { class: `items items-${field.name}` });
    const label = `${words.form_add}${words.form_colon}${field.one || field.label}`;
    const append = (item) => {
      list.push(item);
      const element = itemOf(context, field, list, item, add);
      box.append(element);
      context.changed();
      if (element.tagName === "DETAILS") element.open = true;
      const first = element.querySelector("input:not([readonly]), textarea, select");
      if (first) first.focus();
    };
    const byWork = context.form.groups[field.of.group][0].refers === "references.bib";
    const { made: way, control: add } = byWork
      ? L.workSearch(context, label, (key) => append({ key }))
      : { made: null, control: L.button(label, () => append(fresh(context, field, list))) };
    L.registerField(context, holder, field.name, add, error);
    box.append(...list.map((item) => itemOf(context, field, list, item, add)));
    const legend = L.el("legend", {}, field.label);
    const help = L.el("p", { class: "field-help" }, field.help);
    const made = L.el("fieldset", { class: `list list-${field.name}` }, legend, help, error, box, way || add);
    const folded = holder === context.session.working && ofGroups(field) && field.name !== "findings";
    return folded ? L.el("details", { class: "list" }, L.el("summary", {}, `${field.label} (${list.length})`), made) : made;
  };

  // An item goes by its number, which changes when one before it is removed.
  const itemOf = (context, field, list, item, add) => {
    const { words } = context.form;
    const label = () => `${field.one || field.label} ${list.indexOf(item) + 1}`;
    const numbered = () => {
      remove.textContent = `${words.form_remove}${words.form_colon}${label()}`;
      const legend = field.name !== "findings" && element.querySelector("legend");
      if (legend) legend.textContent = label();
    };
    const remove = L.button("", () => {
      list.splice(list.indexOf(item), 1);
      element.remove();
      for (const one of list) context.numbered.get(one)();
      context.changed();
      add.focus();
    }, { class: "remove" });
    const element =
      field.name === "findings" ? card(context, field, item, remove) : row(context, field, list, item, label(), remove);
    context.numbered.set(item, numbered);
    numbered();
    return element;
  };

  const row = (context, field, list, item, label, remove) => {
    if (field.of.group === "Text") {
      const index = { get 0() { return list[list.indexOf(item)]; } };
      const made = L.textField(context, index, { name: 0, label, help: "" });
      made.append(remove);
      L.registerField(context, list, item, made.querySelector("textarea"), made.querySelector(":scope > .field-error"));
      return made;
    }
    const error = L.el("div", { class: "field-error" });
    const legend = L.el("legend", { tabindex: "-1" }, label);
    L.registerField(context, list, item, legend, error);
    const made = L.el("fieldset", { class: `block block-${field.of.group}` }, legend, error);
    made.append(...L.groupFields(context, field.of.group, item), remove);
    keepId(context, item, made);
    return made;
  };

  // A short name that is already part of an address, or that others refer to, stays as it is.
  const keepId = (context, item, element) => {
    const known = context.fields.get(item);
    const id = known && known.get("id");
    if (id && context.session.origin.has(item)) id.control.readOnly = true;
  };

  const claimOf = ({ claim }, { form }) => {
    const [first, second] = form.language === "zh" ? ["zh", "en"] : ["en", "zh"];
    return (claim && (claim[first] || claim[second])) || form.words.form_new_finding;
  };

  // A finding: folded, titled by its claim; its fields are made when it is first opened.
  const card = (context, field, item, remove) => {
    const title = L.el("summary", {}, claimOf(item, context));
    const body = L.el("div", { class: "card-body" });
    const error = L.el("div", { class: "field-error" });
    const element = L.el("details", { class: "card" }, title, error, body);
    const fill = () => {
      if (body.childElementCount) return;
      body.append(...L.groupFields(context, "Finding", item), remove);
      keepId(context, item, body);
      context.showProblems();
    };
    element.addEventListener("toggle", () => element.open && fill());
    context.fill.set(item, fill);
    context.titles.push(() => {
      title.textContent = claimOf(item, context);
    });
    return element;
  };
})();
