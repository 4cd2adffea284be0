// Lists that can be filtered and sorted. Without this script every list is complete.

// --- A list: its rows in their order, and those that match. -----------------------------------------
// A list whose form says how to show more of it begins with the first rows that match.
class List {
  static FIRST = 30;

  constructor(holder, form) {
    this.holder = holder;
    this.rows = [...holder.children];
    this.matched = this.rows;
    this.limit = Infinity;
    if (!form?.dataset.more) return;
    this.limit = List.FIRST;
    this.buttons = [List.FIRST, Infinity].map((step) => {
      const button = window.livermet.made("button", "show-all", "", { type: "button" });
      button.addEventListener("click", () => {
        const next = this.matched[this.limit];
        this.limit += step;
        this.draw();
        next.querySelector("a")?.focus();
      });
      return button;
    });
    this.labels = [form.dataset.more, form.dataset.all];
    (holder.closest("table") || holder).after(...this.buttons);
    addEventListener("beforeprint", () => this.draw(Infinity));
    addEventListener("afterprint", () => this.draw());
  }

  match(fits) {
    this.matched = this.rows.filter(fits);
    if (this.buttons) this.limit = List.FIRST;
    this.draw();
  }

  sort(compare, turned) {
    const turn = turned ? -1 : 1;
    this.rows.sort((a, b) => turn * compare(a, b));
    const kept = new Set(this.matched);
    this.matched = this.rows.filter((row) => kept.has(row));
    if (!this.buttons) this.holder.append(...this.rows);
    this.draw();
  }

  draw(limit = this.limit) {
    if (!this.buttons) {
      const kept = new Set(this.matched);
      for (const row of this.rows) row.hidden = !kept.has(row);
      return;
    }
    this.holder.replaceChildren(...this.matched.slice(0, limit));
    const left = Math.max(0, this.matched.length - limit);
    const numbers = [Math.min(List.FIRST, left), this.matched.length];
    this.buttons.forEach((button, index) => {
      button.hidden = !left || (index === 1 && left <= List.FIRST);
      button.textContent = this.labels[index].replace("{n}", numbers[index]);
    });
  }
}

// --- Filters: a form with data-filter="id of the list"; state lives in the URL fragment. ----------
(() => {
  // What stands in an address is data of anybody: no longer than this, and of a choice only what
  // the form offers.
  const LONGEST = 200;

  for (const form of document.querySelectorAll("form[data-filter]")) {
    const holder = document.getElementById(form.dataset.filter);
    const list = (holder.list = new List(holder, form));
    const count = form.querySelector("output");
    const nothing = document.querySelector(".nothing");
    const fields = [...form.elements].filter((field) => field.name);
    const folded = form.querySelector("details");
    const active = form.querySelector(".filter-active");
    const clear = form.querySelector("[type=reset]");

    // A row is found by what it shows, by what is written beside it, and by all names of its sheet.
    const names = JSON.parse(document.getElementById("sheet-names")?.textContent || "{}");
    const namesOf = (row) => [...row.facets].map((key) => names[key] || "").join(" ");
    for (const row of list.rows) {
      row.facets = new Set(row.dataset.keys.split(" "));
      row.words = fold(`${row.textContent} ${row.dataset.text} ${namesOf(row)}`);
    }

    const apply = () => {
      const chosen = fields.filter((f) => f.name !== "text" && f.value).map((f) => f.value);
      const words = fold(form.elements.text.value).split(/\s+/).filter(Boolean);
      list.match(
        (row) =>
          chosen.every((key) => row.facets.has(key)) && words.every((word) => row.words.includes(word)),
      );
      const matched = list.matched.length;
      count.textContent = count.dataset.template.replace("{shown}", matched).replace("{all}", list.rows.length);
      nothing.hidden = matched > 0;
      if (active) active.textContent = chosen.length ? `(${chosen.length})` : "";
      if (clear) clear.hidden = !chosen.length && !words.length;
    };

    const value = (field, text) => {
      if (field.name === "text") return text.slice(0, LONGEST);
      const key = `${field.name}:${text}`;
      return [...field.options].some((option) => option.value === key) ? key : "";
    };

    const read = () => {
      const state = new URLSearchParams(location.hash.slice(1));
      for (const field of fields) field.value = value(field, state.get(field.name) || "");
      apply();
    };

    const write = () => {
      const state = new URLSearchParams();
      for (const field of fields)
        if (field.value) state.set(field.name, field.value.replace(`${field.name}:`, ""));
      history.replaceState(null, "", String(state) ? `#${state}` : location.pathname + location.search);
      apply();
    };

    form.hidden = false;
    if (folded) folded.open = fields.length < 6 && matchMedia("(min-width: 60em)").matches;
    form.addEventListener("input", write);
    form.addEventListener("reset", () => setTimeout(write));
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", read);
    read();
  }
})();

// --- Sorting: a header with data-rank becomes a button; the second press turns the order round. ---
// Where rows are cards and no header is in sight, a choice above them does the same.
(() => {
  const { made, words } = window.livermet;
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  for (const table of document.querySelectorAll("table[data-sortable]")) {
    const heads = [...table.querySelectorAll("th[data-rank]")];
    const holder = table.tBodies[0];
    const list = (holder.list = holder.list || new List(holder));
    list.rows.forEach((row, index) => (row.place = index));
    const choice = made("select", "");
    choice.append(new Option(words.sort_default, ""));

    const sort = (head, turned) => {
      for (const other of heads) other.removeAttribute("aria-sort");
      head?.setAttribute("aria-sort", turned ? "descending" : "ascending");
      choice.value = head ? head.dataset.rank : "";
      // Where a row does not say what it sorts by, its cells do, or what they show; nothing is last.
      const rank = (row) => {
        if (row.dataset.ranks) return row.dataset.ranks.split("|")[head.dataset.rank];
        const cell = row.cells[head.cellIndex];
        return cell.dataset.rank || cell.textContent.trim().replace(/^–$/, "\uffff");
      };
      const compare = (a, b) => collator.compare(rank(a), rank(b));
      list.sort(head ? compare : (a, b) => a.place - b.place, turned);
    };

    for (const head of heads) {
      const button = made("button", "sort", head.textContent, { type: "button" });
      choice.append(new Option(head.textContent, head.dataset.rank));
      head.replaceChildren(button);
      button.addEventListener("click", () => sort(head, head.getAttribute("aria-sort") === "ascending"));
    }
    choice.addEventListener("change", () => sort(heads.find((head) => head.dataset.rank === choice.value)));
    const label = made("label", "filter sort-choice", words.sort);
    label.append(" ", choice);
    (table.closest(".table-wrap") || table).before(label);
  }
})();
