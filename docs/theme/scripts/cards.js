// Small helps on top of complete pages. Without this script every citation is a link to the list of
// references all the same.

// --- What a citation leads to, for those who hear the page. ------------------------------------------
(() => {
  const { words } = window.livermet;
  for (const link of document.querySelectorAll("a.cite-link")) {
    const text = document.querySelector(`${link.hash} .ref-text`)?.textContent || "";
    link.setAttribute("aria-label", `${words.citation} ${link.textContent.slice(1, -1)}: ${text.split(". ")[0]}`);
  }
})();

// --- Cards: hover, keyboard focus or a tap on [1] shows the reference, on a term what it means; --------
// Escape closes the card. ``livermet.explain`` makes what a card holds.
(() => {
  const explain = (window.livermet.explain = {
    cite: (link) => {
      const entry = document.getElementById(link.hash.slice(1));
      return entry && [...entry.childNodes].map((part) => part.cloneNode(true));
    },
  });
  let card = null;
  let owner = null;
  let closing = 0;
  let touched = null;

  const close = () => {
    if (!card) return;
    card.remove();
    owner.removeAttribute("aria-describedby");
    card = owner = null;
  };
  const closeSoon = () => {
    closing = setTimeout(close, 200);
  };

  const open = (element) => {
    clearTimeout(closing);
    if (owner === element) return;
    close();
    const parts = explain[element.matches(".term") ? "term" : "cite"](element);
    if (!parts) return;
    card = window.livermet.made("span", "cite-card", "", { id: "cite-card", role: "group" });
    card.setAttribute("aria-label", element.getAttribute("aria-label") || element.textContent);
    card.append(...parts);
    owner = element;
    element.setAttribute("aria-describedby", "cite-card");
    (element.closest("sup") || element).after(card);
    card.addEventListener("mouseenter", () => clearTimeout(closing));
    card.addEventListener("mouseleave", closeSoon);
    place(element);
  };

  // Placed in the window, not in the page, so that no scrolling table cuts the card off.
  const place = (element) => {
    const { clientWidth, clientHeight } = document.documentElement;
    const at = element.getBoundingClientRect();
    const width = Math.min(352, clientWidth - 24);
    card.style.width = width + "px";
    card.style.left = Math.max(12, Math.min(at.left, clientWidth - width - 12)) + "px";
    const below = at.bottom + 4;
    const fits = below + card.offsetHeight <= clientHeight;
    card.style.top = (fits ? below : Math.max(0, at.top - card.offsetHeight - 4)) + "px";
  };
  addEventListener("scroll", () => card && place(owner), { capture: true, passive: true });

  const explained = ({ target }) => target.closest && target.closest("a.cite-link, .term");
  document.addEventListener("mouseover", (event) => explained(event) && open(explained(event)));
  document.addEventListener("mouseout", (event) => explained(event) && closeSoon());
  document.addEventListener("focusin", (event) => {
    if (explained(event)) open(explained(event));
    else if (card && card.contains(event.target)) clearTimeout(closing);
    else close();
  });
  // A first tap shows the card, a second one follows the link; a tap elsewhere closes it.
  document.addEventListener("pointerdown", (event) => {
    const element = explained(event);
    touched = event.pointerType === "touch" && element !== owner ? element : null;
  });
  document.addEventListener("click", (event) => {
    const element = explained(event);
    if (!element) return card && !card.contains(event.target) ? close() : undefined;
    open(element);
    if (touched === element) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !card) return;
    owner.focus();
    close();
  });
})();

// --- The way back to where a reader was before following a link within the page or to a reference. -----
(() => {
  const { made, words } = window.livermet;
  const KEY = "livermet-followed";
  const kept = (change) => {
    try {
      return change(sessionStorage);
    } catch {
      // A browser that keeps nothing has its own button.
    }
  };
  let back = null;
  let following = false;
  const offer = () => {
    if (back) return;
    back = made("button", "back-here", `↩ ${words.back_here}`, { type: "button" });
    back.addEventListener("click", () => {
      history.back();
      done();
    });
    document.body.append(back);
  };
  const done = () => {
    if (back) back.remove();
    back = null;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("article a[href]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.hash && link.pathname === location.pathname) {
      if (link.closest(".headerlink, .permalink") || link.hash === location.hash) return;
      following = true;
      offer();
    }
    // Links of drawings have no path of their own.
    if (!link.pathname || !link.pathname.includes("/references/")) return;
    const finding = link.closest(".finding");
    // So that the way back opens the finding again.
    if (finding) history.replaceState(null, "", `#${finding.id}`);
    kept((storage) => storage.setItem(KEY, link.pathname));
  });
  addEventListener("hashchange", () => {
    if (!following) done();
    following = false;
  });
  if (kept((storage) => storage.getItem(KEY)) === location.pathname && history.length > 1) offer();
  kept((storage) => storage.removeItem(KEY));
})();
