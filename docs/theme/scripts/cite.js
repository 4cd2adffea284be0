// How to cite a finding or a whole sheet: its sources first, then this site with version and address.
// One dialog per page, filled from what stands on the page.
(() => {
  const { made, words, copy } = window.livermet;
  const own = document.querySelector(".cite-as span");
  if (!own || !window.HTMLDialogElement) return;
  const plain = (element) => element.textContent.trim().replace(/\s+/g, " ");
  const work = (entry) => {
    const address = entry.querySelector(".ref-links a[rel=external]");
    return [plain(entry.querySelector(".ref-text")), ...(address ? [address.href] : [])].join(" ");
  };
  const dialog = made("dialog", "cite-box", "", { "aria-label": words.cite });
  document.querySelector("article").append(dialog);

  const open = (entries, site) => {
    const list = made("ol", "");
    list.append(...entries.map((entry) => made("li", "", work(entry))));
    const taken = made("button", "", words.cite_copy, { type: "button" });
    taken.addEventListener("click", async () => {
      const text = [...entries.map(work), site].join("\n");
      taken.textContent = (await copy(text)) ? words.copied : words.copy_yourself;
    });
    const close = made("button", "", words.close, { type: "button" });
    close.addEventListener("click", () => dialog.close());
    const acts = made("p", "acts");
    acts.append(taken, close);
    const first = entries.length ? [made("p", "label", words.cite_source), list] : [];
    dialog.replaceChildren(...first, made("p", "label", words.cite_site), made("p", "", site), acts);
    dialog.showModal();
  };
  const button = (click) => {
    const way = made("button", "cite-way", words.cite, { type: "button", "aria-haspopup": "dialog" });
    way.addEventListener("click", click);
    return way;
  };

  const site = plain(own);
  const whole = () => open([...document.querySelectorAll(".references > li")], site);
  document.querySelector("article .kicker").append(" ", button(whole));
  for (const finding of document.querySelectorAll("article .finding[id]")) {
    const cited = () => [...finding.querySelectorAll(".claim .cite-link")].map((link) => document.querySelector(link.hash));
    finding.querySelector(".acts")?.append(button(() => open(cited(), `${site}#${finding.id}`)));
  }
})();
