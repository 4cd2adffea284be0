// What was changed: a list of single changes with the old values, and the way back (for drafts).
// A session holds ``original`` (as written), ``working`` (as edited), and ``origin``: from every
// item of a list in ``working`` to the item of ``original`` that it was.
(() => {
  const L = window.livermet;

  // A copy to be edited, with the origin of every item.
  L.workingCopy = (original) => {
    const origin = new WeakMap();
    const copy = (value) => {
      if (Array.isArray(value)) return value.map(copy);
      if (!L.isGroup(value)) return value;
      const made = {};
      for (const [name, item] of Object.entries(value)) made[name] = copy(item);
      origin.set(made, value);
      return made;
    };
    return { working: copy(original), origin };
  };

  L.same = (one, other) => {
    if (typeof one !== "object" || typeof other !== "object" || !one || !other) return one === other;
    const names = Object.keys(one);
    return names.length === Object.keys(other).length && names.every((name) => L.same(one[name], other[name]));
  };

  // As it would stand in the file: nothing empty anywhere.
  const tidy = (value) => {
    if (Array.isArray(value)) return value.filter((item) => !L.empty(item)).map(tidy);
    if (!L.isGroup(value)) return value;
    const filled = Object.entries(value).filter(([, item]) => !L.empty(item));
    return Object.fromEntries(filled.map(([name, item]) => [name, tidy(item)]));
  };
  L.tidy = tidy;

  const ofGroups = (list) => Array.isArray(list) && list.some(L.isGroup);
  const step = (list, item) => (typeof item.id === "string" ? item.id : list.indexOf(item));

  const compareItems = (session, path, old, now, found) => {
    let last = null;
    for (const item of now) {
      const was = session.origin.get(item);
      if (was && old.includes(was)) {
        last = step(old, was);
        compare(session, [...path, last], was, item, found);
      } else if (!L.empty(item)) {
        found.push({ path: [...path, { after: last }], old: null, new: tidy(item) });
      }
    }
    const kept = now.map((item) => session.origin.get(item));
    for (const item of old.filter((one) => !kept.includes(one))) {
      found.push({ path: [...path, step(old, item)], old: item, new: null });
    }
  };

  const compare = (session, path, old, now, found) => {
    if (L.empty(old) && L.empty(now)) return;
    if (!L.empty(old) && !L.empty(now)) {
      if (L.isGroup(old)) {
        for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
          compare(session, [...path, name], old[name], now[name], found);
        }
        return;
      }
      if (ofGroups(old)) return void compareItems(session, path, old, now, found);
      if (L.same(old, tidy(now))) return;
    }
    found.push({ path, old: old === undefined ? null : old, new: L.empty(now) ? null : tidy(now) });
  };

  // Every change, in the order of the sheet.
  L.changes = (session) => {
    if (session.isNew) return [{ path: [], old: null, new: tidy(session.working) }];
    const found = [];
    compare(session, [], session.original, session.working, found);
    return found;
  };

  // Is an item of a list added or removed? A number among the steps is its place as the person saw it.
  const structural = ({ path, old, new: now }) => {
    const last = path[path.length - 1];
    return L.isGroup(last) || ((typeof last === "number" || L.isGroup(old)) && now === null);
  };

  // The order to make them in one after the other: values first, then items from the end to the
  // start, so that no change moves the places that a later one names.
  L.inOrder = (changes) => [
    ...changes.filter((one) => !structural(one)),
    ...changes.filter(structural).reverse(),
  ];

  const into = (value, part) => {
    if (!Array.isArray(value)) return L.isGroup(value) && L.has(value, part) ? value[part] : undefined;
    return typeof part === "number" ? value[part] : value.find((item) => item.id === part);
  };

  const copied = (value) => JSON.parse(JSON.stringify(value));

  // Makes one change in place; false if what it would change is no longer what the person saw.
  L.apply = (working, { path, old, new: now }) => {
    const holder = path.slice(0, -1).reduce(into, working);
    const last = path[path.length - 1];
    if (L.isGroup(last)) {
      if (!Array.isArray(holder)) return false;
      const before = last.after === null ? -1 : holder.indexOf(into(holder, last.after));
      if (last.after !== null && before < 0) return false;
      holder.splice(before + 1, 0, copied(now));
      return true;
    }
    const current = into(holder, last);
    if (!holder || !L.same(current === undefined ? null : current, old)) return false;
    if (Array.isArray(holder)) holder.splice(holder.indexOf(current), 1);
    else if (now === null) delete holder[last];
    else holder[last] = copied(now);
    return true;
  };
})();
