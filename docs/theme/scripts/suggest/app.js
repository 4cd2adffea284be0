// Puts the form together: which sheet, its fields, what is wrong, what was changed, where it goes.
(() => {
  const L = window.livermet;
  const root = document.getElementById("suggest-form");
  const chooser = document.getElementById("suggest-choose");
  const WAIT = 250;

  const makeContext = (form, session) => ({
    form,
    session,
    fields: new WeakMap(),
    fill: new WeakMap(),
    numbered: new WeakMap(),
    marked: new Set(),
    titles: [],
    controls: {},
    afterChange: [],
    problems: [],
  });

  // One of the fields about the change as a whole.
  const ownField = (context, name, tag) => {
    const { words } = context.form;
    const [rows, maxlength] = tag === "textarea" ? ["3", "2000"] : [null, "200"];
    const control = L.el(tag, { rows, maxlength, autocomplete: "off" });
    control.value = context.session[name];
    control.addEventListener("input", () => {
      context.session[name] = L.tidyText(context.form, control.value);
      context.changed();
    });
    context.controls[name] = control;
    const field = { name, label: words[`form_${name}`], help: words[`form_${name}_help`], required: name !== "by" };
    const made = L.wrapField(context, context.session, field, control);
    made.classList.add(`about-${name}`);
    return made;
  };

  const idField = (context) => {
    const { form, session } = context;
    const control = L.el("input", { autocomplete: "off", spellcheck: "false" });
    control.value = session.id;
    const field = { name: "id", label: form.words.form_id, help: form.words.form_id_help, required: true };
    const made = L.wrapField(context, session, field, control);
    const error = made.querySelector(".field-error");
    const look = () => {
      session.id = L.tidyText(context.form, control.value);
      const good = new RegExp(`^${form.patterns.slug}$`).test(session.id) && session.id.length <= 64;
      const bad = { code: "FLD009", loc: ["id"], values: { found: session.id, hint: L.meant(form, "FLD009", session.id, [], []) } };
      const taken = L.has(form.sheets, session.id) ? form.words.form_id_taken : "";
      error.textContent = good ? taken : session.id && L.message(form, bad, field.label);
    };
    control.addEventListener("input", () => (look(), context.changed()));
    look();
    return made;
  };

  const proposed = (context) => {
    const { form, session } = context;
    const list = L.el("ul", { class: "proposed" });
    const section = L.el("div", { hidden: true }, L.el("h2", {}, form.words.form_new_works), list);
    const named = (work) => work.doi || (work.pmid ? `PMID ${work.pmid}` : `${work.pasted.slice(0, 80)}…`);
    const row = (work) => {
      const name = named(work);
      const note = L.el("input", { "aria-label": L.fill(form.words.form_work_note, { id: name }), placeholder: form.words.form_work_for });
      note.value = work.note;
      note.addEventListener("input", () => {
        work.note = L.tidyText(context.form, note.value);
        context.changed();
      });
      const remove = () => {
        session.references = session.references.filter((one) => one !== work);
        context.changed();
      };
      return L.el("li", {}, L.el("span", {}, name), " ", note, " ", L.button("×", remove, { "aria-label": L.fill(form.words.form_remove_one, { name }) }));
    };
    let drawn = "";
    context.afterChange.push(() => {
      const now = session.references.map(named).join(" ");
      section.hidden = !session.references.length;
      if (now !== drawn) list.replaceChildren(...session.references.map(row));
      drawn = now;
    });
    return [section, pasteBox(context)];
  };

  // A box for what a reference program exports; the checker reads it when the change is applied.
  const pasteBox = (context) => {
    const { form, session } = context;
    const { words } = form;
    const control = L.el("textarea", { rows: "4", spellcheck: "false" });
    const error = L.el("p", { class: "field-error", role: "status" });
    const add = () => {
      const pasted = control.value.trim();
      const long = pasted.length > form.limits.pasted;
      error.textContent = long ? L.fill(words.form_paste_long, { n: form.limits.pasted }) : "";
      if (!pasted || long) return;
      session.references.push({ pasted, note: "" });
      control.value = "";
      context.changed();
      context.say(words.form_proposed);
    };
    const label = L.el("label", {}, L.el("span", { class: "field-help" }, words.form_paste_help), control);
    return L.el("details", { class: "paste-work" }, L.el("summary", {}, words.form_paste_work), label, error, L.button(words.form_paste_add, add));
  };

  const bar = (context, problems, changes) => {
    const { words } = context.form;
    const status = L.el("span", { role: "status" });
    const spoken = L.el("span", { class: "spoken", role: "status" });
    context.say = (text) => {
      spoken.textContent = text;
    };
    context.afterChange.push(() => {
      const [n, m] = [L.changes(context.session).length, context.problems.filter((one) => !one.warning).length];
      const said = L.fill(words.form_status, { n: context.session.isNew ? 1 : n, m });
      if (status.textContent !== said) status.textContent = said;
    });
    const to = (element) => () => L.jumpTo(element);
    return L.el("div", { class: "suggest-bar" }, status, L.button(words.form_to_problems, to(problems)), L.button(words.form_to_send, to(changes)), spoken);
  };

  const notice = (context, restored) => {
    if (!restored) return null;
    const { words } = context.form;
    const discard = () => {
      context.session.touched = false;
      L.dropDraft(context.session);
      start();
    };
    const lost = restored.lost ? ` ${L.fill(words.form_draft_lost, { n: restored.lost })}` : "";
    return L.el("p", { class: "draft-notice" }, words.form_draft + lost, " ", L.button(words.form_draft_drop, discard));
  };

  const heading = (text, id) => L.el("h2", { id, tabindex: "-1" }, text);

  const build = (context, restored) => {
    const { form, session } = context;
    const problemsHead = heading("", "suggest-problems");
    const changesHead = heading("", "suggest-changes");
    const problemList = L.el("ul", { class: "problem-list" });
    const changeList = L.el("ol", { class: "change-list" });
    let timer = 0;
    context.showProblems = () => L.markProblems(context);
    const refresh = () => {
      L.findProblems(context);
      L.markProblems(context);
      for (const title of context.titles) title();
      problemList.replaceChildren(...L.problemList(context));
      const changes = L.changeList(context, (index) => undo(context, index));
      changeList.replaceChildren(...changes);
      const left = context.problems.length;
      problemsHead.textContent = left ? L.fill(form.words.form_problems, { n: left }) : form.words.form_no_problems;
      changesHead.textContent = L.fill(form.words[changes.length === 1 ? "form_changed_one" : "form_changed"], { n: changes.length });
      for (const then of context.afterChange) then();
    };
    context.changed = () => {
      session.touched = true;
      clearTimeout(timer);
      timer = setTimeout(() => {
        refresh();
        L.keepDraft(session);
      }, WAIT);
    };
    // A tab that is closed at once keeps the last word, too.
    context.leave = () => session.touched && L.keepDraft(session);
    const statusBar = bar(context, problemsHead, changesHead);
    const group = form.kinds[session.folder];
    const own = [ownField(context, "reason", "textarea"), ownField(context, "source", "textarea"), ownField(context, "by", "input")];
    root.replaceChildren(
      ...[
        notice(context, restored),
        heading(L.sheetName(context)),
        session.isNew ? idField(context) : null,
        ...L.groupFields(context, group, session.working),
        ...proposed(context),
        heading(form.words.form_why_where),
        ...own,
        problemsHead,
        problemList,
        changesHead,
        changeList,
        ...L.waysToSend(context),
        statusBar,
      ].filter(Boolean),
    );
    refresh();
  };

  // Takes one change back: a fresh copy, with all the others made again.
  const undo = (context, index) => {
    const { session, form } = context;
    const changes = L.changes(session);
    const [dropped] = changes.splice(index, 1);
    Object.assign(session, L.workingCopy(session.original));
    for (const change of L.inOrder(changes)) L.apply(session.working, change);
    show(form, session, null);
    L.keepDraft(session);
    const place = L.describe(context, dropped).name;
    current.say(L.fill(form.words.form_undone, { name: place }));
    L.jumpTo(document.getElementById("suggest-changes"));
  };

  const toOther = document.querySelector("a.language-switch");
  let current = null;
  const show = (form, session, restored) => {
    current = makeContext(form, session);
    build(current, restored);
  };

  const start = async () => {
    const form = await L.loadForm();
    const [hash, sent] = location.protocol === "file:" ? location.hash.split("?") : [location.hash];
    if (sent) history.replaceState(null, "", hash);
    const place = L.place(form, hash);
    if (current) current.leave();
    chooser.hidden = false;
    // The other language opens the same sheet, and with it the same draft.
    toOther.hash = hash;
    chooser.elements.place.value = place ? location.hash.slice(1) : "";
    if (!place) return root.replaceChildren();
    const session = await L.open(form, place);
    L.takeDraft(session, sent, form.words.form_draft_replace);
    const restored = L.restoreDraft(session);
    try {
      return show(form, session, restored);
    } catch (error) {
      if (!restored) throw error;
      // A draft that the form cannot show leaves the page as it was, and the way to discard it.
      return show(form, await L.open(form, place), { kept: 0, lost: restored.kept + restored.lost });
    }
  };

  chooser.addEventListener("submit", (event) => event.preventDefault());
  chooser.elements.place.addEventListener("change", (event) => {
    location.hash = event.target.value;
  });
  toOther.addEventListener("click", () => {
    if (!current) return;
    current.leave();
    toOther.hash = location.hash + L.sendDraft(current.session);
  });
  addEventListener("hashchange", start);
  addEventListener("pagehide", () => current && current.leave());
  start();
})();
