// The rules that keep labels true (EV123 …), as far as one finding can be judged by itself.
// Every function gets: the form's data, the finding, its place, and where to report.
(() => {
  const L = window.livermet;

  // A direction needs a significant effect or test, or a stated reason.
  const direction = (form, finding, loc, report) => {
    const results = finding.results || [];
    const significant = results.some((result) => L.significance(form, result) === "significant");
    if (finding.direction_reason || significant || form.without_direction.includes(finding.question)) return;
    const pointed = (found, place) =>
      ["supports", "against"].includes(found) && report("EV123", place, { found });
    pointed(finding.direction, [...loc, "direction"]);
    (finding.also_on || []).forEach(({ direction: found }, index) =>
      pointed(found, [...loc, "also_on", index, "direction"]),
    );
  };

  // On other pages: a direction only where the question has one, and each page once.
  const elsewhere = (form, { question, also_on: others = [] }, loc, report) =>
    others.forEach(({ sheet, direction: found }, index) => {
      const place = [...loc, "also_on", index];
      if (found && form.without_direction.includes(question)) {
        report("EV132", [...place, "direction"], { found, ...form.phrases.no_direction });
      }
      for (const before of others.slice(0, index)) {
        if (before.sheet === sheet) report("EV132", [...place, "sheet"], { found: sheet, ...form.phrases.named_twice });
      }
    });

  // What roles, status, outcome and cards say of what was read.
  const reading = (form, { cites = [], check }, loc, report) => {
    const compared = check.status !== "reported_by_review";
    if (compared !== Boolean(check.outcome) && check.status !== "clinician_signed") {
      const wrong = form.phrases[compared ? "compared" : "not_compared"];
      const place = [...loc, "check", compared ? "status" : "outcome"];
      report("EV124", place, { found: check.status, ...wrong }, [...loc, "check", "outcome"]);
    }
    cites.forEach(({ key, role, part }, index) => {
      const { read } = form.references[key] || {};
      const enough = form.read_for[check.status] || [read];
      if (!read || !enough.includes(read)) return; // EV111 says so
      const unread = ["none", "title"].includes(read);
      const place = [...loc, "cites", index, "role"];
      const say = (phrase) => report("EV124", place, { found: role, ...form.phrases[phrase] });
      if (role === "unread") {
        if (!unread && compared) say("was_read");
      } else if (unread || !compared) {
        const told = unread && (check.status === "secondary_report" || (part === "title" && read === "title"));
        if (!told) say(unread ? "not_read" : "only_review");
      }
    });
  };

  // Claims that open by pointing, notes that point by position, absences that are not typed.
  const words = (form, finding, loc, report) => {
    const pattern = (name) => new RegExp(form.patterns[name], "u");
    const notes = [
      [["caveat"], finding.caveat],
      [["curator_note"], finding.curator_note],
      [["check", "note"], finding.check.note],
    ];
    let absent = "";
    for (const language of ["en", "zh"]) {
      const opening = (finding.claim[language] || "").match(pattern("opening"));
      if (opening) report("EV126", [...loc, "claim", language], { found: opening[0].replace(/^[ ,]+|[ ,]+$/g, "") });
    }
    for (const [place, text] of notes) {
      for (const language of ["en", "zh"]) {
        const written = (text && text[language]) || "";
        const position = written.match(pattern("position"));
        const found = position && position[0].replace(/^[ ,;:()]+|[ ,;:()]+$/g, "");
        if (position) report("EV127", [...loc, ...place, language], { found });
        absent = absent || (written.match(pattern("absent")) || [""])[0];
      }
    }
    if (absent && !(finding.not_found || []).length) report("EV131", [...loc, "check"], { found: absent });
  };

  L.checkLabels = (form, finding, loc, report) => {
    direction(form, finding, loc, report);
    elsewhere(form, finding, loc, report);
    reading(form, finding, loc, report);
    words(form, finding, loc, report);
  };
})();
