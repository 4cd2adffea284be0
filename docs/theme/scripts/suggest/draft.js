// Drafts survive a closed tab, where the browser lets a page keep anything at all.
(() => {
  const L = window.livermet;
  // A host may hold several sites and versions of this one, each in a folder of its own.
  const name = (session) => `livermet-draft:${__md_scope.pathname}${session.key}`;
  const [MOST, LONGEST] = [2000, 1000000];
  const NEVER = ["__proto__", "constructor", "prototype"];

  const attempt = (what) => {
    try {
      return what();
    } catch {
      return undefined;
    }
  };

  // What is kept: the changes and not the sheet, so that a newer sheet is not overwritten.
  L.keepDraft = (session) => {
    const { id, reason, source, by, references } = session;
    const changes = L.changes(session);
    const said = reason || source || references.length || session.touched;
    if (!said && !session.isNew && !changes.length) return L.dropDraft(session);
    if (!session.touched && session.isNew) return undefined;
    const draft = { id, reason, source, by, references, changes };
    return attempt(() => localStorage.setItem(name(session), JSON.stringify(draft)));
  };

  L.dropDraft = (session) => attempt(() => localStorage.removeItem(name(session)));

  // From disk Firefox keeps what each file stores apart: there the draft goes to the other language in
  // the address.
  L.sendDraft = (session) => {
    const draft = location.protocol === "file:" && attempt(() => localStorage.getItem(name(session)));
    return draft ? `?${encodeURIComponent(draft)}` : "";
  };

  const isStep = (part) => ["string", "number"].includes(typeof part) || (L.isGroup(part) && "after" in part);
  const isChange = (change, session) =>
    L.isGroup(change) &&
    Array.isArray(change.path) &&
    (session.isNew ? L.isGroup(change.new) : change.path.length > 0) &&
    change.path.every((part) => isStep(part) && !NEVER.includes(part)) &&
    L.has(change, "old") &&
    L.has(change, "new");
  const isWork = (work) =>
    L.isGroup(work) && typeof work.note === "string" && ["doi", "pmid", "pasted"].some((id) => typeof work[id] === "string");

  // A kept text as data of the right shape, or undefined: anybody may have written it, as an address.
  const parse = (session, text) =>
    attempt(() => {
      if (!text || text.length > LONGEST) return undefined;
      const draft = JSON.parse(text, (field, value) => {
        if (NEVER.includes(field)) throw new Error(field);
        return value;
      });
      const { changes, references = [] } = draft;
      if (![changes, references].every((list) => Array.isArray(list) && list.length <= MOST)) return undefined;
      if (!changes.every((change) => isChange(change, session)) || !references.every(isWork)) return undefined;
      const said = (field) => (typeof draft[field] === "string" ? draft[field].slice(0, MOST) : "");
      return { id: said("id"), reason: said("reason"), source: said("source"), by: said("by"), references, changes };
    });

  // The draft of an address is taken if it is one, and in place of another only if the person agrees.
  L.takeDraft = (session, sent, question) => {
    const text = attempt(() => decodeURIComponent(sent || ""));
    const kept = attempt(() => localStorage.getItem(name(session)));
    if (!parse(session, text) || text === kept) return;
    if (!kept || confirm(question)) attempt(() => localStorage.setItem(name(session), text));
  };

  // Puts a kept draft into a fresh session. Out: {kept, lost} counts, or null without a draft.
  L.restoreDraft = (session) => {
    const draft = parse(session, attempt(() => localStorage.getItem(name(session))));
    if (!draft) return null;
    const { id, reason, source, by, references, changes } = draft;
    Object.assign(session, { reason, source, by, references, touched: true });
    if (session.isNew) {
      session.id = id;
      session.working = (changes[0] && changes[0].new) || session.working;
      return { kept: 1, lost: 0 };
    }
    const applied = L.inOrder(changes).map((change) => attempt(() => L.apply(session.working, change)) === true);
    return { kept: applied.filter(Boolean).length, lost: applied.filter((one) => !one).length };
  };
})();
