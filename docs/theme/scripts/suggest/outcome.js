// What becomes of an edited sheet: the list of changes in words, and the three ways to send it.
(() => {
  const L = window.livermet;
  const FORMAT = "livermet-change/1";
  // Hosts cut addresses off above this (8,191 bytes).
  const LONGEST_ADDRESS = 8000;
  // Larger change files are not applied (rule CHG001).
  const MOST_BYTES = 65536;

  L.changeFile = ({ form, session }) => ({
    format: FORMAT,
    site: { version: form.version },
    file: session.isNew ? `content/${session.folder}/${session.id}.yaml` : session.file,
    new: session.isNew,
    language: form.language,
    reason: session.reason,
    source: session.source,
    by: session.by,
    references: session.references,
    changes: L.changes(session),
  });

  const fileName = ({ session }) => `change-${session.id || session.folder}-${L.today().replaceAll("-", "")}.json`;
  const json = (context) => JSON.stringify(L.changeFile(context), null, 1) + "\n";

  // A value in words: a text as it is, a group line by line with the labels of its fields.
  const shown = (form, group, value) => {
    if (value === null || value === undefined) return form.words.form_nothing;
    if (Array.isArray(value)) return value.map((one) => shown(form, group, one)).join("\n");
    if (!L.isGroup(value)) return value;
    const lines = Object.entries(value).map(([name, item]) => {
      const field = group && L.field(form, group, name);
      const node = field && (field.type === "list" ? field.of : field);
      return `${field ? field.label : name}${form.words.form_colon}${shown(form, node && node.group, item)}`;
    });
    return lines.join("\n");
  };

  // Where a change is, in words, and the group of what stands there.
  const placeOf = ({ form, session }, path) => {
    let node = { type: "group", group: form.kinds[session.folder] };
    let at = session.original;
    const names = [];
    for (const part of path) {
      if (typeof part === "string" && node.type === "group") {
        node = L.field(form, node.group, part);
        names.push(node.label);
        at = at && at[part];
      } else {
        const index = typeof part === "number" ? part : Array.isArray(at) ? at.findIndex(({ id }) => id === part) : -1;
        const one = node.one || node.label;
        names[names.length - 1] = L.isGroup(part) ? `${one} (${form.words.form_added})` : `${one} ${index + 1}`;
        node = node.of;
        at = at && at[index];
      }
    }
    return { name: names.join(" › "), group: node.group || (node.of && node.of.group) };
  };

  L.describe = (context, change) => {
    const { name, group } = placeOf(context, change.path);
    const { form } = context;
    return { name: name || form.words.form_whole, before: shown(form, group, change.old), after: shown(form, group, change.new) };
  };

  const mailText = (context) => {
    const { form, session } = context;
    const list = L.changes(session).map((change) => {
      const { name, before, after } = L.describe(context, change);
      return `${name}\n- ${before}\n+ ${after}`;
    });
    const head = `${form.words.form_mail_head}\n${L.changeFile(context).file}`;
    const colon = form.words.form_colon;
    const why = `${form.words.form_why}${colon}${session.reason}\n${form.words.form_where}${colon}${session.source}`;
    return [head, why, ...list, form.words.form_mail_file, json(context)].join("\n\n");
  };

  const issueAddress = (context) => {
    const { form } = context;
    const body = "```json\n" + json(context) + "```\n";
    const title = L.fill(form.words.form_issue_title, { name: L.sheetName(context) });
    const fill = (address, name, text) => address.replace(name, () => encodeURIComponent(text));
    return fill(fill(form.new_issue, "{title}", title), "{body}", body);
  };

  L.sheetName = ({ form, session }) => {
    const known = L.has(form.sheets, session.id) && form.sheets[session.id];
    return known ? known.name : `${form.words.form_new_page} ${session.id}`;
  };

  const copyMail = async (context, box) => {
    const text = mailText(context);
    const area = L.el("textarea", { readonly: true, rows: "8", "aria-label": context.form.words.form_mail });
    area.value = text;
    box.replaceChildren(area);
    area.select();
    try {
      await navigator.clipboard.writeText(text);
      context.say(context.form.words.form_copied);
    } catch {
      context.say(context.form.words.form_copy_yourself);
    }
  };

  // Nothing is sent without a reason and its source; out: the names of what is missing.
  const missing = ({ session }) => ["reason", "source"].filter((name) => !session[name].trim());

  // What the checker would say of the change file's size; empty if it is taken.
  const tooLarge = (context) => {
    const size = new TextEncoder().encode(json(context)).length;
    const shown = (number) => number.toLocaleString("en-US");
    const values = { size: shown(size), limit: shown(MOST_BYTES) };
    return size > MOST_BYTES ? L.message(context.form, { code: "CHG001", loc: [], values }) : "";
  };

  const guarded = (context, then) => () => {
    const [first] = missing(context);
    if (first) {
      context.say(context.form.words.form_say_why);
      return L.jumpTo(context.controls[first]);
    }
    const large = tooLarge(context);
    return large ? context.say(large) : then();
  };

  L.waysToSend = (context) => {
    const { words, new_issue: issues } = context.form;
    const box = L.el("div", { class: "mail-text" });
    const download = () => {
      L.save(fileName(context), "application/json", json(context));
      context.say(L.fill(words.form_downloaded, { name: fileName(context) }));
    };
    const open = () => {
      const address = issueAddress(context);
      if (address.length > LONGEST_ADDRESS) return context.say(words.form_too_long);
      return window.open(address, "_blank", "noopener");
    };
    const ways = [
      L.button(words.form_download, guarded(context, download), { class: "way way-download" }),
      L.button(words.form_mail, guarded(context, () => copyMail(context, box)), { class: "way way-mail" }),
      issues ? L.button(words.form_issue, guarded(context, open), { class: "way way-issue" }) : null,
    ];
    const tooLong = L.el("p", { class: "field-help too-long", hidden: true }, words.form_too_long);
    const size = L.el("p", { class: "problem problem-wrong too-large", hidden: true });
    context.afterChange.push(() => {
      size.textContent = tooLarge(context);
      size.hidden = !size.textContent;
      const long = Boolean(issues) && issueAddress(context).length > LONGEST_ADDRESS;
      tooLong.hidden = !long || !size.hidden;
      if (ways[2]) ways[2].hidden = long;
    });
    return [L.el("div", { class: "ways" }, ways), size, tooLong, L.el("p", { class: "field-help" }, words.form_ways), box];
  };

  L.changeList = (context, undo) =>
    L.changes(context.session).map((change, index) => {
      const { name, before, after } = L.describe(context, change);
      return L.el(
        "li",
        {},
        L.el("strong", {}, name),
        L.el("div", { class: "before-after" }, L.el("del", {}, before), L.el("span", { class: "arrow" }, "→"), L.el("ins", {}, after)),
        context.session.isNew ? null : L.button(context.form.words.form_undo, () => undo(index), { "aria-label": `${context.form.words.form_undo}${context.form.words.form_colon}${name}` }),
      );
    });
})();
