// Lists that can be filtered and sorted. Without this script every list is complete.

// --- A list: its rows in their order, and those that match. -----------------------------------------
// A browser lays a table out in whole, so a long one keeps only the first matches in the page.
class List {
  static MANY = 400;
  static SHOWN = 100;

  constructor(holder, more) {
    this.holder = holder;
    this.rows = [...holder.children];
    this.matched = this.rows;
    this.all = false;
    this.long = this.rows.length > List.MANY;
    if (!this.long) return;
    this.more = document.createElement("button");
    this.more.type = "button";
    this.more.className = "show-all";
    this.label = more;
    this.more.addEventListener("click", () => this.showAll());
    (holder.closest("table") || holder).after(this.more);
    addEventListener("beforeprint", () => this.showAll());
  }

  showAll() {
    this.all = true;
    this.draw();
    this.all = false;
  }

  match(fits) {
    this.matched = this.rows.filter(fits);
    this.draw();
  }

  sort(compare, turned) {
    this.rows.sort(compare);
    if (turned) this.rows.reverse();
    const kept = new Set(this.matched);
    this.matched = this.rows.filter((row) => kept.has(row));
    if (!this.long) this.holder.append(...this.rows);
    this.draw();
  }

  draw() {
    if (!this.long) {
      const kept = new Set(this.matched);
      for (const row of this.rows) row.hidden = !kept.has(row);
      return;
    }
    const shown = this.all ? this.matched : this.matched.slice(0, List.SHOWN);
    this.holder.replaceChildren(...shown);
    this.more.hidden = shown.length === this.matched.length;
    this.more.textContent = this.label.replace("{n}", this.matched.length);
  }
}

// --- Filters: a form with data-filter="id of the list"; state lives in the URL fragment. ----------
(() => {
  for (const form of document.querySelectorAll("form[data-filter]")) {
    const holder = document.getElementById(form.dataset.filter);
    const list = (holder.list = new List(holder, form.dataset.more || "{n}"));
    const count = form.querySelector("output");
    const nothing = document.querySelector(".nothing");
    const fields = [...form.elements].filter((field) => field.name);

    // A row is found by what it shows, by what is written beside it, and by all names of its sheet.
    const names = JSON.parse(document.getElementById("sheet-names")?.textContent || "{}");
    const namesOf = (row) => [...row.facets].map((key) => names[key] || "").join(" ");
    for (const row of list.rows) {
      row.facets = new Set(row.dataset.keys.split(" "));
      row.words = fold(`${row.textContent} ${row.dataset.text} ${namesOf(row)}`);
    }

    const apply = () => {
      const wanted = fields.filter((f) => f.name !== "text" && f.value).map((f) => f.value);
      const words = fold(form.elements.text.value).split(/\s+/).filter(Boolean);
      list.match(
        (row) =>
          wanted.every((key) => row.facets.has(key)) && words.every((word) => row.words.includes(word)),
      );
      const shown = list.matched.length;
      count.textContent = count.dataset.template.replace("{shown}", shown).replace("{all}", list.rows.length);
      nothing.hidden = shown > 0;
    };

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
    const heads = [...table.querySelectorAll("th[data-rank]")];
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
    for (const head of heads) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const turned = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", turned ? "descending" : "ascending");
        const rank = (row) => row.dataset.ranks.split("|")[head.dataset.rank];
        table.tBodies[0].list.sort((a, b) => collator.compare(rank(a), rank(b)), turned);
      });
    }
  }
})();
