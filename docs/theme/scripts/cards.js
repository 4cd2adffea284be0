// Small helps on top of complete pages. Without this script every citation is a link to the list of
// references, and every finding has its address all the same.

// --- What a citation leads to, for those who hear the page; the address of each finding. ------------
(() => {
  const { words } = window.livermet;
  for (const link of document.querySelectorAll("a.cite-link")) {
    const text = document.querySelector(`${link.hash} .ref-text`)?.textContent || "";
    link.setAttribute("aria-label", `${words.citation} ${link.textContent.slice(1, -1)}: ${text.split(". ")[0]}`);
  }
  for (const claim of document.querySelectorAll(".finding[id] > .claim")) {
    const link = document.createElement("a");
    link.className = "permalink";
    link.href = `#${claim.parentElement.id}`;
    link.textContent = "#";
    link.setAttribute("aria-label", words.permalink);
    claim.append(" ", link);
  }
})();

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
