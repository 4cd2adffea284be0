// A finding on the clipboard takes along what it must not be parted from: its sources first, who was
// studied, directness, how far it was checked, version and address.
(() => {
  const { words, made, site, copy } = window.livermet;
  const plain = (element) => {
    const clone = element.cloneNode(true);
    for (const end of clone.querySelectorAll("br")) end.replaceWith(" ");
    return clone.textContent.trim().replace(/\s+/g, " ");
  };
  const canonical = document.querySelector("link[rel=canonical]");
  const home = canonical ? canonical.href : location.href.split("#")[0];

  const sources = (finding) =>
    [...finding.querySelectorAll(".claim .cite-link")].map((link) => {
      const entry = document.querySelector(link.hash);
      const address = entry.querySelector(".ref-links a[rel=external]");
      return `${words.source}${words.colon}${plain(entry.querySelector(".ref-text"))}${address ? ` ${address.href}` : ""}`;
    });
  const cells = (row) => [...row.cells].map(plain).filter(Boolean).join(" | ");
  const lines = (part) => {
    if (part.localName !== "table") return [plain(part)];
    return [...(part.caption ? [plain(part.caption)] : []), ...[...part.rows].map(cells)];
  };
  const PARTS = ".claim > span:first-child, .note-line, .who li, table, .check";
  const asText = (finding) => {
    const tags = [...finding.querySelectorAll(".finding-tags .tag")].map(plain).join(" · ");
    const parts = [...finding.querySelectorAll(PARTS)].flatMap(lines);
    const address = `${home}#${finding.id}`;
    return [...sources(finding), parts[0], tags, ...parts.slice(1), `${site} ${address}`].join("\n");
  };

  // --- A button with each finding. Where nothing may write to the clipboard, the text stands selected. --
  const findings = [...document.querySelectorAll("article .finding[id]")];
  for (const finding of findings) {
    const acts = finding.querySelector(".acts");
    const button = made("button", "copy-finding", words.copy, { type: "button", "aria-live": "polite" });
    button.addEventListener("click", async () => {
      const text = asText(finding);
      const copied = await copy(text);
      button.textContent = copied ? words.copied : words.copy_yourself;
      setTimeout(() => (button.textContent = words.copy), 4000);
      if (copied) return button.focus();
      const field = made("textarea", "copy-text", text, { readonly: "", rows: 6, "aria-label": words.copy_yourself });
      acts.after(field);
      field.select();
    });
    acts.prepend(button);
  }

  // --- Whoever selects a claim in whole and copies gets the same; a longer stretch of the page keeps its
  // text and is told where it is from. -------------------------------------------------------------------
  document.addEventListener("copy", (event) => {
    if (event.target.closest?.("input, textarea, [contenteditable]")) return;
    const selection = getSelection();
    const text = String(selection);
    const even = text.replace(/\s+/g, " ");
    const whole = findings.filter((finding) => even.includes(plain(finding.querySelector(".claim > span"))));
    if (!whole.length) return;
    const common = selection.getRangeAt(0).commonAncestorContainer;
    const around = common.nodeType === Node.ELEMENT_NODE ? common : common.parentElement;
    const within = around.closest(".findings, .finding");
    event.clipboardData.setData("text/plain", within ? whole.map(asText).join("\n\n") : `${text}\n\n${site} ${home}`);
    event.preventDefault();
  });
})();
