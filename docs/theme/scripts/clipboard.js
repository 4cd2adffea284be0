// A finding on the clipboard takes along what it must not be parted from: its sources first, who was
// studied, directness, how far it was checked, version and address.
(() => {
  const { words, made } = window.livermet;
  const plain = (element) => {
    const copy = element.cloneNode(true);
    for (const end of copy.querySelectorAll("br")) end.replaceWith(" ");
    return copy.textContent.trim().replace(/\s+/g, " ");
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
  const PARTS = ".claim > span:first-child, .note-line, .who li, table, .result-line, .check";
  const asText = (finding) => {
    const tags = [...finding.querySelectorAll(".finding-tags .tag")].map(plain).join(" · ");
    const parts = [...finding.querySelectorAll(PARTS)].flatMap(lines);
    const address = `${home}#${finding.id}`;
    return [...sources(finding), parts[0], tags, ...parts.slice(1), `${words.from_site} ${address}`].join("\n");
  };

  // --- A button with each finding. Where a page may not write to the clipboard (plain http), the text
  // is copied out of a field, and if that fails too, it stays selected there. --------------------------
  const put = async (text, place) => {
    try {
      await navigator.clipboard.writeText(text);
      return words.copied;
    } catch {
      const field = made("textarea", "copy-text", text, { readonly: "", rows: 6, "aria-label": words.copy_yourself });
      place.after(field);
      field.select();
      if (!document.execCommand("copy")) return words.copy_yourself;
      field.remove();
      return words.copied;
    }
  };
  const findings = [...document.querySelectorAll("article.finding[id]")];
  for (const finding of findings) {
    const claim = finding.querySelector(".claim");
    const button = made("button", "copy-finding", words.copy, { type: "button", "aria-live": "polite" });
    button.addEventListener("click", async () => {
      button.textContent = await put(asText(finding), claim);
      if (button.textContent === words.copied) button.focus();
      setTimeout(() => (button.textContent = words.copy), 4000);
    });
    claim.append(" ", button);
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
    event.clipboardData.setData("text/plain", within ? whole.map(asText).join("\n\n") : `${text}\n\n${words.from_site} ${home}`);
    event.preventDefault();
  });
})();
