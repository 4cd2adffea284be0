// The rules of evidence that one finding can be judged by (EV…), as the checker judges them.
// Every function gets: the form's data, the finding, its place, and where to report.
(() => {
  const L = window.livermet;
  const central = (arm) => arm.median || arm.mean || arm.percent || arm.value;
  const end = (text) => (text === "not_reached" ? Infinity : Number(text));
  const survives = (form, result) => form.outcome_kinds[result.outcome] === "time_to_event";

  const ordered = (ends, value) => {
    const [low, high] = ends.map(end);
    const said = value && value !== "not_reported";
    const middle = said ? end(value) : low;
    return low <= middle && middle <= high;
  };

  const byInterval = (form, effect) => {
    if (!effect.ci || effect.ci[0] === "not_reached") return "unknown";
    const none = Number(form.nulls[effect.measure]);
    const [low, high] = effect.ci.map(end);
    if (none === low || none === high) return "unknown";
    return low < none && none < high ? "not_significant" : "significant";
  };
  const byP = (p) => {
    const value = Number(p.replace(/^[<>≤≥]+/, ""));
    if (p[0] === "<") return value <= 0.05 ? "significant" : "unknown";
    if (p[0] === "≤") return value < 0.05 ? "significant" : "unknown";
    if (p[0] === ">" || p[0] === "≥") return value >= 0.05 ? "not_significant" : "unknown";
    return value < 0.05 ? "significant" : "not_significant";
  };
  const known = (form, effect) => L.has(form.nulls, effect.measure);
  L.significance = (form, { effect, test }) => {
    if (effect && !known(form, effect)) return "unknown";
    if (effect && byInterval(form, effect) !== "unknown") return byInterval(form, effect);
    const p = (effect && effect.p) || (test && test.p);
    return !p || p === "not_reported" ? "unknown" : byP(p);
  };

  // The words that claim an improvement, those that are negated left out.
  L.improvements = (form, words) =>
    [...words.matchAll(L.pattern(form, "improvement", "giu"))].filter((match) => !match[1]).map((match) => match[0]);

  const arms = (form, { effect, test, arms: list = [] }, loc, report) => {
    const ids = list.map((arm) => arm.id);
    const shown = ids.length ? { arms: ids } : form.phrases.no_arms;
    for (const side of effect ? ["arm", "versus"] : []) {
      const twice = effect.arm === effect.versus && side === "versus";
      if (ids.includes(effect[side]) && !twice) continue;
      const wrong = form.phrases[twice && ids.includes(effect[side]) ? "other_arm" : "one_arm"];
      report("EV102", [...loc, "effect", side], { found: effect[side], ...shown, ...wrong });
    }
    ((test && test.arms) || []).forEach((id, index) => {
      const values = { found: id, ...shown, ...form.phrases.one_arm };
      if (!ids.includes(id)) report("EV102", [...loc, "test", "arms", index], values);
    });
  };

  const intervals = ({ effect, arms: list = [] }, loc, report) => {
    const look = (place, ends, value) => {
      if (!ends || ends.length !== 2 || ordered(ends, value)) return;
      report("EV105", place, { found: `${value || ""} [${ends.join(", ")}]`.trim() });
    };
    list.forEach((arm, index) => look([...loc, "arms", index, "ci"], arm.ci, central(arm)));
    list.forEach(({ range }, index) => range && look([...loc, "arms", index, "range"], [range.low, range.high]));
    if (effect) look([...loc, "effect", "ci"], effect.ci, effect.value);
  };

  const agreement = (form, { effect }, loc, report) => {
    if (!effect || !effect.ci || !effect.p || !known(form, effect)) return;
    const [one, other] = [byInterval(form, effect), byP(effect.p)];
    if (one === "unknown" || other === "unknown" || one === other) return;
    report("EV106", [...loc, "effect"], { p: effect.p, found: `[${effect.ci.join(", ")}]` });
  };

  const proportions = (form, result, loc, report) => {
    const frequency = form.outcome_kinds[result.outcome] === "frequency";
    (result.arms || []).forEach((arm, index) => {
      const place = [...loc, "arms", index];
      if (arm.percent && arm.percent[0] !== "n" && !(arm.percent >= 0 && arm.percent <= 100)) {
        report("EV122", [...place, "percent"], { found: arm.percent });
      }
      const said = arm.denominator && arm.denominator_of;
      const implied = survives(form, result) || (!frequency && arm.n);
      if ((arm.percent || arm.count) && !said && !implied) report("EV113", place, {}, [...place, "denominator"]);
    });
  };

  const says = (result, loc, report) => {
    const valued = (result.arms || []).some((arm) => central(arm) || arm.count || arm.events || arm.range);
    if (!valued && !result.effect && !result.test && !result.words) report("EV118", [...loc, "outcome"], {});
  };

  const wording = (form, finding, loc, report) => {
    const found = new Set((finding.results || []).map((result) => L.significance(form, result)));
    if (!found.has("not_significant") || found.has("significant")) return;
    for (const language of ["en", "zh"]) {
      const [word] = L.improvements(form, finding.claim[language] || "");
      if (word) report("EV104", [...loc, "claim", language], { found: word, instead: form.instead[language], instead_zh: form.instead.zh });
    }
  };

  const direction = (form, { question, direction: found }, loc, report) => {
    if (!found !== form.without_direction.includes(question)) {
      const wrong = form.phrases[found ? "no_direction" : "add_direction"];
      const values = { ...(found ? { found } : form.phrases.none), question, ...wrong };
      report("EV107", [...loc, found ? "direction" : "question"], values, [...loc, "direction"]);
    }
  };

  const sources = (form, finding, loc, report) => {
    const { via, question, check, population = [], retraction_acknowledged: acknowledged } = finding;
    const cites = (finding.cites || []).map(({ key }) => key);
    if (!cites.length && !(via && question === "background")) {
      report("EV108", [...loc, "cites" in finding ? "cites" : "id"], {}, [...loc, "cites"]);
    }
    cites.forEach((key, index) => {
      const work = form.references[key];
      if (work && !work.read) report("REF008", [...loc, "cites", index, "key"], { found: key });
      if (work && work.retracted && !acknowledged) report("RET001", [...loc, "cites", index, "key"], { found: key });
    });
    if (acknowledged && !cites.some((key) => (form.references[key] || {}).retracted)) {
      report("RET002", [...loc, "retraction_acknowledged"], {});
    }
    for (const key of new Set(cites)) {
      const { read, mixed } = form.references[key] || {};
      const needed = form.read_for[check.status];
      const values = { found: check.status, key, read };
      if (read && needed && !needed.includes(read)) report("EV111", [...loc, "check", "status"], values);
      const told = population.some((part) => part.subjects && (!part.of || part.of.includes(key)));
      if (mixed && !told) report("EV112", [...loc, "cites"], { found: key, subjects: mixed });
    }
    if (via && form.references[via.review] && !form.reviews.includes(via.review)) {
      const hint = L.didYouMean(via.review, form.reviews);
      report("EV115", [...loc, "via", "review"], { found: via.review, hint });
    }
    if (!via && check.status === "reported_by_review") report("EV116", [...loc, "check", "status"], {});
    if (check.status === "clinician_signed" && !form.clinicians.includes(check.by)) {
      report("EV110", [...loc, "check"], { found: check.by || "", ...form.phrases[check.by ? "stranger" : "unnamed"] });
    }
  };

  L.checkFinding = (form, finding, loc, report) => {
    direction(form, finding, loc, report);
    sources(form, finding, loc, report);
    wording(form, finding, loc, report);
    L.checkLabels(form, finding, loc, report);
    (finding.results || []).forEach((result, index) => {
      const place = [...loc, "results", index];
      if (survives(form, result) && !result.time_zero) {
        report("EV103", [...place, "outcome"], { outcome: result.outcome }, [...place, "time_zero"]);
      }
      arms(form, result, place, report);
      intervals(result, place, report);
      agreement(form, result, place, report);
      proportions(form, result, place, report);
      says(result, place, report);
    });
  };
})();
