// What one field may hold (rules FLD… and the REF… of single values), as the checker judges it.
(() => {
  const L = window.livermet;

  const length = (form, value, node, kind, loc, report) => {
    const size = kind === "string" ? [...value].length : value.length;
    const [small, large] = kind === "string" ? ["string_too_short", "string_too_long"] : ["too_short", "too_long"];
    const say = (phrase, name, limit) => {
      const values = { found: size };
      for (const [key, text] of Object.entries(form.phrases[phrase])) values[key] = text.replace(name, limit);
      report("FLD011", loc, { ...values, hint: kind === "list" ? L.meantList(value) : "" });
      return false;
    };
    if (size < (node.min || 0)) return say(small, "{min_length}", node.min);
    if (node.max && size > node.max) return say(large, "{max_length}", node.max);
    return true;
  };

  const realDate = (text) => {
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
  };

  // Each kind of thing a field may refer to: the known words, and the rule with its values.
  const refers = (form, sheet, to) => {
    if (to === "references.bib") return [Object.keys(form.references), "REF001", {}];
    if (to === "findings") {
      const own = (sheet.data.findings || []).map((finding) => `${sheet.id}#${finding.id}`);
      const others = form.findings.filter((ref) => !ref.startsWith(`${sheet.id}#`));
      return [[...others, ...own], "REF004", {}];
    }
    if (to.startsWith("vocab/")) {
      const vocabulary = to.slice("vocab/".length);
      return [Object.keys(form.vocab[vocabulary]), "REF003", { vocabulary }];
    }
    const ids = Object.keys(form.sheets);
    if (to === "sheets") return [ids, "REF002", { where: "", where_zh: "" }];
    const under = Object.entries(form.phrases.under);
    const where = Object.fromEntries(under.map(([name, text]) => [name, text.replace("{folder}", to)]));
    return [ids.filter((id) => form.sheets[id].folder === to), "REF002", where];
  };
  L.refers = refers;

  const line = (form, sheet, node, value, loc, report) => {
    if ((node.words || []).includes(value)) return;
    if (!length(form, value, node, "string", loc, report)) return;
    const other = (node.words || []).map((word) => ` / ${word}`).join("");
    const date = node.code === "FLD008";
    if (node.pattern && (!new RegExp(node.pattern, "u").test(value) || (date && !realDate(value)))) {
      const hint = date && new RegExp(node.pattern, "u").test(value) ? "" : L.meant(form, node.code, value, loc, node.words || []);
      report(node.code, loc, { found: value, other, hint });
    } else if (node.refers) {
      const [known, code, more] = refers(form, sheet, node.refers);
      if (!known.includes(value)) {
        report(code, loc, { found: value, hint: L.didYouMean(value, known), ...more });
      }
    }
  };

  const choice = (node, value, loc, report) => {
    if (node.choices.includes(value)) return;
    const hint = L.didYouMean(value, node.choices);
    report("FLD003", loc, { choices: node.choices, found: value, hint });
  };

  const any = (form, sheet, node, value, loc, report) => {
    if (node.type === "group" && node.group === "Text" && L.empty(value)) report("FLD006", loc, {});
    else if (node.type === "group") group(form, sheet, node.group, value, loc, report);
    else if (node.type === "list") {
      if (!length(form, value, node, "list", loc, report)) return;
      value.forEach((item, index) => any(form, sheet, node.of, item, [...loc, index], report));
    } else if (L.mendedNumber(form, value)) report("SRC026", loc, { found: value, mended: L.mendedNumber(form, value) });
    else if (node.type === "choice") choice(node, value, loc, report);
    else line(form, sheet, node, value, loc, report);
  };

  const group = (form, sheet, name, data, loc, report) => {
    for (const field of form.groups[name]) {
      const value = data[field.name];
      const place = [...loc, field.name];
      if (value !== undefined && value !== null) any(form, sheet, field, value, place, report);
      else if (field.required) {
        const where = L.fieldName(loc);
        report("FLD002", place, where ? { where, where_zh: where } : form.phrases.whole_file);
      }
    }
  };
  L.checkFields = group;
})();
