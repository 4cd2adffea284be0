// Two small helps on top of complete pages: reference cards beside citations, and list filters.
// Without this script every citation is a link to the reference list and every list is complete.

// --- Reference cards: hover or keyboard focus on [1] shows the reference; Escape closes it. -------
(() => {
  let card = null;
  let owner = null;
  let closing = 0;

  const close = () => {
    if (!card) return;
    card.remove();
    owner.removeAttribute("aria-describedby");
    card = owner = null;
  };
  const closeSoon = () => {
    closing = setTimeout(close, 200);
  };

  const open = (link) => {
    clearTimeout(closing);
    if (owner === link) return;
    close();
    const entry = document.getElementById(link.hash.slice(1));
    if (!entry) return;
    card = document.createElement("span");
    card.className = "cite-card";
    card.id = "cite-card";
    card.setAttribute("role", "group");
    card.setAttribute("aria-label", link.getAttribute("aria-label"));
    for (const part of entry.childNodes) card.append(part.cloneNode(true));
    owner = link;
    link.setAttribute("aria-describedby", "cite-card");
    link.parentElement.after(card);
    card.addEventListener("mouseenter", () => clearTimeout(closing));
    card.addEventListener("mouseleave", closeSoon);
    place(link);
  };

  // Placed in the window, not in the page, so that no scrolling table cuts the card off.
  const place = (link) => {
    const { clientWidth, clientHeight } = document.documentElement;
    const at = link.getBoundingClientRect();
    const width = Math.min(352, clientWidth - 24);
    card.style.width = width + "px";
    card.style.left = Math.max(12, Math.min(at.left, clientWidth - width - 12)) + "px";
    const below = at.bottom + 4;
    const fits = below + card.offsetHeight <= clientHeight;
    card.style.top = (fits ? below : Math.max(0, at.top - card.offsetHeight - 4)) + "px";
  };
  addEventListener("scroll", () => card && place(owner), { capture: true, passive: true });

  const link = (event) => event.target.closest && event.target.closest("a.cite-link");
  document.addEventListener("mouseover", (event) => link(event) && open(link(event)));
  document.addEventListener("mouseout", (event) => link(event) && closeSoon());
  document.addEventListener("focusin", (event) => {
    if (link(event)) open(link(event));
    else if (card && card.contains(event.target)) clearTimeout(closing);
    else close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !card) return;
    owner.focus();
    close();
  });
})();

// --- Filters: a form with data-filter="id of the list"; state lives in the URL fragment. ----------
(() => {
  for (const form of document.querySelectorAll("form.filters")) {
    const rows = [...document.getElementById(form.dataset.filter).children];
    const count = form.querySelector("output");
    const nothing = document.querySelector(".nothing");
    const fields = [...form.elements].filter((field) => field.name);

    const apply = () => {
      const wanted = fields.filter((f) => f.name !== "text" && f.value).map((f) => f.value);
      const words = fold(form.elements.text.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const fits =
          wanted.every((key) => row.facets.has(key)) &&
          words.every((word) => row.words.includes(word));
        row.hidden = !fits;
        shown += fits;
      }
      count.textContent = count.dataset.template.replace("{shown}", shown).replace("{all}", rows.length);
      nothing.hidden = shown > 0;
    };

    // A row is found by what it shows, by what is written beside it, and by all names of its sheet.
    const names = JSON.parse(document.getElementById("sheet-names")?.textContent || "{}");
    const namesOf = (row) => [...row.facets].map((key) => names[key] || "").join(" ");
    for (const row of rows) {
      row.facets = new Set(row.dataset.keys.split(" "));
      row.words = fold(`${row.textContent} ${row.dataset.text} ${namesOf(row)}`);
    }

    const read = () => {
      const state = new URLSearchParams(location.hash.slice(1));
      for (const field of fields) {
        const value = state.get(field.name) || "";
        field.value = field.name === "text" || !value ? value : `${field.name}:${value}`;
      }
      apply();
    };

    const write = () => {
      const state = new URLSearchParams();
      for (const field of fields)
        if (field.value) state.set(field.name, field.value.replace(`${field.name}:`, ""));
      history.replaceState(null, "", state.size ? `#${state}` : location.pathname + location.search);
      apply();
    };

    form.hidden = false;
    form.addEventListener("input", write);
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", read);
    read();
  }
})();

// --- Sorting: a header with data-rank becomes a button; the second press turns the order round. ---
(() => {
  for (const table of document.querySelectorAll("table[data-sortable]")) {
    const body = table.tBodies[0];
    const heads = [...table.querySelectorAll("th[data-rank]")];
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
    for (const head of heads) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rank = (row) => row.dataset.ranks.split("|")[head.dataset.rank];
        const rows = [...body.rows].sort((a, b) => collator.compare(rank(a), rank(b)));
        body.append(...(down ? rows.reverse() : rows));
      });
    }
  }
})();

// --- Export: the rows that are shown, as CSV, or the works they cite, as BibTeX. -------------------
(() => {
  const here = document.currentScript.src;
  const save = (name, type, text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  // A cell that starts like a formula gets a quote, so that no spreadsheet runs it.
  const cell = (text) => `"${text.replace(/^([=+\-@\t])/, "'$1").replaceAll('"', '""')}"`;
  const rowsToCsv = (table, rows) =>
    "\ufeff" +
    [[...table.tHead.rows[0].cells], ...rows.map((row) => [...row.cells])]
      .map((cells) => cells.map((one) => cell(one.textContent.trim().replace(/\s+/g, " "))).join(","))
      .join("\r\n") +
    "\r\n";

  for (const button of document.querySelectorAll("button[data-export]")) {
    button.addEventListener("click", () => {
      const table = document.querySelector("table.evidence-table");
      const rows = [...table.tBodies[0].rows].filter((row) => !row.hidden);
      if (button.dataset.export === "csv") return save("evidence.csv", "text/csv", rowsToCsv(table, rows));
      const keys = [...new Set(rows.flatMap((row) => row.dataset.cites.split(" ").filter(Boolean)))].sort();
      const saveAll = () => save("references.bib", "application/x-bibtex", keys.map((key) => bibtexEntries[key]).join("\n"));
      if (window.bibtexEntries) return saveAll();
      const script = document.createElement("script");
      script.src = new URL("bibtex.js", here);
      script.addEventListener("load", saveAll);
      document.head.append(script);
    });
  }
})();
