// Lists of names: references found by author, year or title; terms and pages from a list.
(() => {
  const L = window.livermet;
  const DOI = /\b10\.[0-9]{4,9}\/[^\s"<>]+[^\s"<>.,;)]/;
  const PMID = /^(?:pmid:?\s*|https:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/)?([0-9]{5,9})\/?$/i;
  const SHOWN = 8;

  const chips = (context, holder, field, label) => {
    const { words } = context.form;
    const list = L.el("ul", { class: "chips" });
    const show = () => {
      const chip = (value) =>
        L.el(
          "li",
          {},
          L.el("span", {}, label(value)),
          L.button("×", () => change((all) => all.filter((one) => one !== value)), {
            "aria-label": L.fill(words.form_remove_one, { name: label(value) }),
          }),
        );
      list.replaceChildren(...(holder[field.name] || []).map(chip));
    };
    const change = (how) => {
      holder[field.name] = how(holder[field.name] || []);
      show();
      context.changed();
    };
    show();
    return { list, add: (value) => change((all) => (all.includes(value) ? all : [...all, value])) };
  };

  // Terms of a vocabulary, or pages: a list to choose from and a button.
  const namesField = (context, holder, field) => {
    const offers = L.offers(context, field.of);
    const labels = new Map(offers);
    const { list, add } = chips(context, holder, field, (value) => labels.get(value) || value);
    const control = L.el("select", {}, L.el("option", { value: "" }, "–"), offers.map(([value, label]) => L.el("option", { value }, label)));
    const made = L.wrapField(context, holder, field, control);
    const button = L.button(context.form.words.form_add, () => {
      if (control.value) add(control.value);
      control.value = "";
    });
    button.setAttribute("aria-label", `${context.form.words.form_add}${context.form.words.form_colon}${field.label}`);
    const row = L.el("div", { class: "choose" });
    control.before(list, row);
    row.append(control, button);
    return made;
  };

  const citation = ({ who, title, journal }) => [who, title, journal].filter(Boolean).join(". ");

  const search = (form, text) => {
    const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
    const doi = (text.match(DOI) || [])[0];
    const [, pmid] = text.trim().match(PMID) || [];
    const fits = ([key, work]) => {
      if (doi) return work.doi === doi.toLowerCase();
      if (pmid) return work.pmid === pmid;
      const all = `${key} ${citation(work)}`.toLowerCase();
      return wanted.every((word) => all.includes(word));
    };
    const found = wanted.length ? Object.entries(form.references).filter(fits) : [];
    return { found, doi, pmid };
  };

  // A work that the site does not have yet: proposed by its DOI or PMID, with what it is for.
  const propose = (context, { doi, pmid }) => {
    const { session, form } = context;
    if (session.references.some((one) => (doi && one.doi === doi) || (pmid && one.pmid === pmid))) return;
    session.references.push({ ...(doi ? { doi } : { pmid }), note: "" });
    context.changed();
    context.say(form.words.form_proposed);
  };

  const searchBox = (context) =>
    L.el("input", { type: "search", autocomplete: "off", placeholder: context.form.words.form_find_work });

  // What a search box finds, below it; ``take`` gets the key of the work that is chosen.
  const findIn = (context, control, take) => {
    const { form } = context;
    const results = L.el("ul", { class: "found-works" });
    const count = L.el("p", { class: "field-help", role: "status" });
    const close = () => {
      control.value = "";
      results.replaceChildren();
      count.textContent = "";
      control.focus();
    };
    const show = () => {
      const { found, doi, pmid } = search(form, control.value);
      const row = ([key, work]) => L.el("li", {}, L.button(citation(work), () => (close(), take(key))));
      const items = found.slice(0, SHOWN).map(row);
      const isNew = !found.length && (doi || pmid);
      const offer = L.fill(form.words.form_propose, { id: doi || `PMID ${pmid}` });
      if (isNew) items.push(L.el("li", {}, L.button(offer, () => (propose(context, { doi, pmid }), close()))));
      results.replaceChildren(...items);
      count.textContent = control.value.trim() && !isNew ? L.fill(form.words.form_found, { n: found.length }) : "";
    };
    control.addEventListener("input", show);
    control.addEventListener("keydown", (event) => event.key === "Escape" && close());
    control.after(count, results);
  };

  const worksField = (context, holder, field) => {
    const { form } = context;
    const label = (key) => (form.references[key] ? form.references[key].who : key);
    const { list, add } = chips(context, holder, field, label);
    const control = searchBox(context);
    const made = L.wrapField(context, holder, field, control);
    control.before(list);
    findIn(context, control, add);
    return made;
  };

  // The way to a new item of a list whose items name a work each: its work is searched first.
  L.workSearch = (context, label, take) => {
    const control = searchBox(context);
    const made = L.el("label", { class: "find-work" }, L.el("span", {}, label), control);
    findIn(context, control, take);
    return { made, control };
  };

  L.pickField = (context, holder, field) =>
    field.of.refers === "references.bib" ? worksField(context, holder, field) : namesField(context, holder, field);
})();
