// Everything that is judged about a whole sheet: its fields, its findings, its ids and its texts.
(() => {
  const L = window.livermet;

  const numbersIn = (text) => text.replaceAll(",", "").match(/[0-9]+(?:\.[0-9]+)?/g) || [];

  const strange = (form, words, known) => {
    const plain = words.replace(/([0-9]),(?=[0-9]{3})/g, "$1");
    return (plain.match(L.pattern(form, "prose_number", "gu")) || []).filter(
      (found) => !known.has(found) && !(/^[0-9]+$/.test(found) && Number(found) <= form.small),
    );
  };

  // A number in prose stands in the data or on a study card.
  const proseNumbers = (form, sheet, data, report) => {
    const everything = new Set(sheet.numbers);
    (data.findings || []).forEach((finding, index) => {
      const cards = (finding.cites || []).flatMap(({ key }) => (form.references[key] || {}).numbers || []);
      const held = L.textsIn([finding.results, finding.population]);
      const known = new Set([...numbersIn(held), ...cards]);
      for (const one of known) everything.add(one);
      for (const name of ["claim", "caveat"]) look(form, finding[name], known, ["findings", index, name], report);
    });
    look(form, data.bottom_line, everything, ["bottom_line"], report);
  };
  const look = (form, text, known, loc, report) => {
    for (const language of ["en", "zh"]) {
      for (const found of strange(form, (text && text[language]) || "", known)) {
        report("EV114", [...loc, language], { found });
      }
    }
  };

  const texts = (form, group, data, report) => {
    const targets = [...Object.keys(form.sheets), ...form.terms];
    L.eachText(form, group, data, (loc, text) => {
      if (!text.en || !text.zh) {
        const values = form.phrases[text.en ? "missing_zh" : "missing_en"];
        report("REF016", loc, values, [...loc, values.missing]);
      }
      L.checkText(form, text, (code, language, values) => report(code, [...loc, language], values));
      for (const language of ["en", "zh"]) {
        const words = text[language] || "";
        for (const found of L.linkTargets(form, words)) {
          const hint = targets.includes(found) ? "" : L.didYouMean(found, targets);
          if (!targets.includes(found)) report("REF005", [...loc, language], { found, hint });
        }
        const sign = L.wrongSign(form, language, words);
        if (sign) report("EV121", [...loc, language], { found: sign[0], mended: sign[1] });
        const broken = L.brokenLink(form, words);
        if (broken) report("REF017", [...loc, language], { found: broken });
        for (const [word, preferred] of form.avoid) {
          const values = { found: word, preferred: preferred[language] };
          if (words.includes(word)) report("EV119", [...loc, language], values);
        }
      }
    });
  };

  const ids = (data, report) => {
    const unique = (items, loc) => {
      const seen = new Set();
      (items || []).forEach(({ id }, index) => {
        if (id && seen.has(id)) report("REF013", [...loc, index, "id"], { found: id });
        seen.add(id);
      });
    };
    unique(data.findings, ["findings"]);
    unique(data.sections, ["sections"]);
    const sections = (data.sections || []).map((section) => section.id);
    const cited = (cites, loc) => {
      const keys = (cites || []).map((work) => (L.isGroup(work) ? work.key : work));
      keys.forEach((key, n) => {
        if (!key || keys.indexOf(key) === n) return;
        report("REF022", [...loc, "cites", n, ...(L.isGroup(cites[n]) ? ["key"] : [])], { found: key });
      });
    };
    (data.links || []).forEach(({ cites }, index) => cited(cites, ["links", index]));
    (data.findings || []).forEach(({ section, results, cites }, index) => {
      cited(cites, ["findings", index]);
      (results || []).forEach((result, n) => unique(result.arms, ["findings", index, "results", n, "arms"]));
      if (section && !sections.includes(section)) {
        const values = { found: section, hint: L.didYouMean(section, sections) };
        report("REF014", ["findings", index, "section"], values);
      }
    });
  };

  const head = (form, sheet, data, report) => {
    const against = (data.findings || []).some(({ direction }) => ["against", "mixed"].includes(direction));
    const contradicted = sheet.against || against;
    if (contradicted === Boolean(data.contradicting)) {
      report("EV109", ["contradicting"], form.phrases[contradicted ? "no_contradicting" : "say_contradicting"]);
    }
    (data.links || []).forEach(({ cites }, index) =>
      (cites || []).forEach((key, number) => {
        const { retracted } = form.references[key] || {};
        if (retracted) report("RET003", ["links", index, "cites", number], { found: key });
      }),
    );
    const { status, by, on } = data.review || {};
    const named = form.clinicians.includes(by);
    if (status === "signed" && !(named && on)) {
      report("EV110", ["review"], { found: by || "", ...form.phrases[named ? "undated" : by ? "stranger" : "unnamed"] });
    }
  };

  // Whoever signs did not make the last change, and the history says who did.
  const signatures = (form, data, report) => {
    const plain = (name) => name.toLowerCase().split(/\s+/).filter(Boolean).join(" ");
    const author = (data.history || []).slice(-1).map((entry) => entry.by)[0];
    const signed = (loc, name) => {
      if (!form.clinicians.includes(name)) return;
      const wrong = !author ? "unnamed_author" : plain(author) === plain(name) ? "own_change" : "";
      if (wrong) report("PUB004", loc, { found: name, ...form.phrases[wrong] });
    };
    if (data.review?.status === "signed") signed(["review"], data.review.by);
    (data.findings || []).forEach(({ check }, index) => {
      if (check?.status === "clinician_signed") signed(["findings", index, "check"], check.by);
    });
  };

  // An exception takes the rules of evidence off its finding; one that is not needed is reported.
  const excuse = (data, problems) => {
    const used = new Set();
    const left = problems.filter(({ code, loc }) => {
      if (!code.startsWith("EV") || loc[0] !== "findings") return true;
      const excused = (data.findings[loc[1]].override || []).some(({ rule }) => rule === code);
      if (excused) used.add(`${loc[1]} ${code}`);
      return !excused;
    });
    (data.findings || []).forEach(({ override }, index) => {
      for (const code of new Set((override || []).map(({ rule }) => rule))) {
        if (used.has(`${index} ${code}`)) continue;
        left.push({ code: "EV117", loc: ["findings", index, "override"], values: { found: code } });
      }
    });
    return left;
  };

  // How a number is spelt is said alone: what else is wrong with the value follows from it.
  const suppressConsequences = (problems) => {
    const spelt = problems.filter(({ code }) => code === "SRC026").map(({ loc }) => L.fieldName(loc));
    return problems.filter(({ code, loc }) => code === "SRC026" || !spelt.includes(L.fieldName(loc)));
  };

  // sheet: {id, folder, numbers, against}; data: its values. Out: problems, each with its code, its
  // place, the values of its message, and where to jump.
  L.check = (form, sheet, data) => {
    const problems = [];
    const report = (code, loc, values, jump) => problems.push({ code, loc, values, jump: jump || loc });
    const group = form.kinds[sheet.folder];
    L.checkFields(form, { ...sheet, data }, group, data, [], report);
    const broken = problems.filter(({ code }) => /^(FLD|SRC)/.test(code)).map(({ loc }) => L.fieldName(loc.slice(0, 2)));
    (data.findings || []).forEach((finding, index) => {
      const loc = ["findings", index];
      if (!broken.includes(L.fieldName(loc))) L.checkFinding(form, finding, loc, report);
    });
    head(form, sheet, data, report);
    signatures(form, data, report);
    ids(data, report);
    texts(form, group, data, report);
    proseNumbers(form, sheet, data, report);
    return suppressConsequences(excuse(data, problems)).map((one) => ({ jump: one.loc, ...one, warning: form.warnings.includes(one.code) }));
  };
})();
