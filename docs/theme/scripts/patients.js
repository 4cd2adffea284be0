// The filter of a patient page. A row says its lines and extent; where it stands is said by its
// group (question, directness), which it never leaves, and within it by how well it fits the choice:
// as chosen, any, not reported (catalog/patients.py has the same rule). Nothing is stored.
(() => {
  const LONGEST = 200;
  const SHOWN = 8;
  const form = document.querySelector("form.patient-filter");
  if (!form) return;
  const { any, unknown, more: all, template: part } = form.dataset;
  const said = form.querySelector("output");
  const { question, ...facets } = Object.fromEntries([...form.elements].filter((f) => f.name).map((f) => [f.name, f]));
  const groups = [...document.querySelectorAll("[data-rows]")].map((holder) => {
    const section = holder.closest(".patient-group");
    const count = section.querySelector(".group-n");
    const asked = section.closest(".patient-question");
    const group = { holder, section, count, asked, rows: [...holder.children], label: count.textContent };
    // A long list begins short; what is exact never does, nor what is printed.
    group.more = document.createElement("button");
    group.more.type = "button";
    group.more.className = "show-all";
    group.more.addEventListener("click", () => {
      group.open = true;
      const next = group.holder.querySelector(".row-later a");
      apply();
      next.focus();
    });
    group.open = section.classList.contains("direct-group-exact");
    section.append(group.more);
    return group;
  });
  const parts = [...document.querySelectorAll(".patient-question")];

  // 0 as chosen, 1 any, 2 not reported, 3 something else.
  const fit = (held, chosen) => {
    const values = held.split(" ");
    if (!chosen || values.includes(chosen)) return 0;
    if (values.includes(any)) return 1;
    return values.includes(unknown) ? 2 : 3;
  };
  const place = (row) => Math.max(...Object.keys(facets).map((name) => fit(row.dataset[name], facets[name].value)));

  const apply = () => {
    const total = { shown: 0, all: 0, unknown: 0 };
    for (const { holder, count, asked, rows, label, more, open } of groups) {
      const places = new Map(rows.map((row) => [row, place(row)]));
      const kept = rows.filter((row) => places.get(row) < 3);
      // Sorting keeps the order of equals, which is that of the page.
      kept.sort((a, b) => places.get(a) - places.get(b));
      for (const row of rows) row.hidden = places.get(row) === 3;
      holder.append(...kept, ...rows.filter((row) => row.hidden));
      kept.forEach((row, at) => row.classList.toggle("row-later", !open && at >= SHOWN));
      holder.parentNode.hidden = !kept.length;
      more.hidden = open || kept.length <= SHOWN;
      more.textContent = all.replace("{n}", kept.length);
      count.textContent =
        kept.length === rows.length ? label : part.replace("{shown}", kept.length).replace("{all}", rows.length);
      if (question.value && asked.dataset.question !== question.value) continue;
      total.shown += kept.length;
      total.unknown += kept.filter((row) => places.get(row) === 2).length;
      total.all += rows.length;
    }
    for (const asked of parts) {
      const other = Boolean(question.value) && asked.dataset.question !== question.value;
      asked.hidden = asked.previousElementSibling.hidden = other;
    }
    const chosen = [question, ...Object.values(facets)].some((field) => field.value);
    const text = chosen ? said.dataset.template : "";
    said.textContent = text.replace(/\{(\w+)\}/g, (_, name) => total[name]);
  };

  // An address is data: only what can be chosen is taken from it.
  const read = () => {
    // A place on the page is no choice, and leaves what was chosen.
    if (location.hash && document.getElementById(location.hash.slice(1))) return;
    const state = new URLSearchParams(location.hash.slice(1, LONGEST));
    for (const field of Object.values({ question, ...facets })) {
      const value = state.get(field.name) || "";
      field.value = [...field.options].some((option) => option.value === value) ? value : "";
    }
    apply();
  };
  const write = () => {
    const state = new URLSearchParams();
    for (const field of Object.values({ question, ...facets })) if (field.value) state.set(field.name, field.value);
    const hash = state.toString();
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    apply();
  };

  form.hidden = false;
  form.addEventListener("input", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", read);
  read();
})();

// The home page's way into the search: the field itself is in the header.
(() => {
  const button = document.querySelector(".home-search");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const toggle = document.getElementById("__search");
    if (!toggle.checked) toggle.click();
    document.querySelector(".md-search__input").focus();
  });
})();
