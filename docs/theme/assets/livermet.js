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

  const place = (link) => {
    const host = card.offsetParent.getBoundingClientRect();
    const at = link.getBoundingClientRect();
    const width = Math.min(352, document.documentElement.clientWidth - 24);
    card.style.width = width + "px";
    const left = Math.max(12, Math.min(at.left, document.documentElement.clientWidth - width - 12));
    card.style.left = left - host.left + "px";
    card.style.top = at.bottom - host.top + 4 + "px";
  };

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
      const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const keys = row.dataset.keys.split(" ");
        const fits =
          wanted.every((key) => keys.includes(key)) &&
          words.every((word) => row.dataset.text.includes(word));
        row.hidden = !fits;
        shown += fits;
      }
      count.textContent = count.dataset.template.replace("{shown}", shown).replace("{all}", rows.length);
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
