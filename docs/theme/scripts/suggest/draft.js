// Drafts survive a closed tab, where the browser lets a page keep anything at all.
(() => {
  const L = window.livermet;
  const name = (session) => `livermet-draft:${session.key}`;

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

  L.takeDraft = (session, sent) =>
    sent && attempt(() => localStorage.setItem(name(session), decodeURIComponent(sent)));

  // Puts a kept draft into a fresh session. Out: {kept, lost} counts, or null without a draft.
  L.restoreDraft = (session) => {
    const draft = attempt(() => JSON.parse(localStorage.getItem(name(session))));
    if (!draft || !Array.isArray(draft.changes)) return null;
    const { reason = "", source = "", by = "", references = [] } = draft;
    Object.assign(session, { reason, source, by, references, touched: true });
    if (session.isNew) {
      session.id = draft.id || "";
      session.working = (draft.changes[0] && draft.changes[0].new) || session.working;
      return { kept: 1, lost: 0 };
    }
    const applied = L.inOrder(draft.changes).map((change) => attempt(() => L.apply(session.working, change)) === true);
    return { kept: applied.filter(Boolean).length, lost: applied.filter((one) => !one).length };
  };
})();
