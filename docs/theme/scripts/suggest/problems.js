// What is still wrong: at each field, and as a list that leads there.
(() => {
  const L = window.livermet;

  // The registered field for a place, or for the nearest group around it.
  const fieldFor = (context, loc) => {
    for (let end = loc.length; end > 0; end -= 1) {
      const holder = L.at(context.session.working, loc.slice(0, end - 1));
      const last = loc[end - 1];
      const fields = holder && context.fields.get(holder);
      const found = fields && (fields.get(last) || (typeof last === "number" && fields.get(holder[last])));
      if (found) return found;
    }
    return null;
  };

  // Makes the fields on the way to a place, if they are still folded away unmade.
  const unfold = (context, loc) => {
    loc.forEach((_, end) => {
      const value = L.at(context.session.working, loc.slice(0, end + 1));
      const fill = value && typeof value === "object" && context.fill.get(value);
      if (fill) fill();
    });
  };

  const clear = (context) => {
    for (const { control, error } of context.marked) {
      control.removeAttribute("aria-invalid");
      error.replaceChildren();
    }
    context.marked.clear();
  };

  const words = (context, problem) => {
    const group = context.form.kinds[context.session.folder];
    const name = (loc) => L.placeName(context.form, group, loc);
    const values = { ...problem.values };
    if (problem.code === "FLD002") values.where = values.where_zh = name(problem.loc.slice(0, -1)) || context.form.words.form_this_page;
    return L.message(context.form, { ...problem, values }, name(problem.jump));
  };

  L.findProblems = (context) => {
    const { form, session } = context;
    context.problems = L.check(form, session.sheet, L.clean(session.working));
  };

  L.markProblems = (context) => {
    clear(context);
    for (const problem of context.problems) {
      const field = fieldFor(context, problem.jump);
      if (!field) continue;
      const kind = problem.warning ? "note" : "wrong";
      field.error.append(L.el("p", { class: `problem problem-${kind}` }, words(context, problem)));
      if (!problem.warning && field.control.matches("input, select, textarea")) field.control.setAttribute("aria-invalid", "true");
      context.marked.add(field);
    }
  };

  const entry = (context, problem) => {
    const jump = () => {
      unfold(context, problem.jump);
      const field = fieldFor(context, problem.jump);
      if (field) L.jumpTo(field.control);
    };
    const [list, index] = problem.loc;
    const inFinding = list === "findings" && typeof index === "number";
    const finding = inFinding ? L.fill(context.form.words.form_in_finding, { n: index + 1 }) : "";
    return L.el(
      "li",
      { class: problem.warning ? "problem-note" : "problem-wrong" },
      L.button(`${finding}${words(context, problem)}`, jump, { class: "jump" }),
      " ",
      L.el("a", { href: `methods/rules.html#${problem.code}` }, problem.code),
    );
  };

  L.problemList = (context) => context.problems.map((problem) => entry(context, problem));
})();
