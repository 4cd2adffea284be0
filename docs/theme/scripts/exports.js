// What readers take along: the rows of the evidence table as CSV, works for reference managers.
// The works' records (works.js, beside this script) are loaded when somebody asks for them.
(() => {
  const { script, words } = window.livermet;
  const here = document.currentScript.src;
  const FORMATS = {
    bib: { name: "BibTeX", type: "application/x-bibtex" },
    ris: { name: "RIS", type: "application/x-research-info-systems" },
  };

  const works = async () => {
    if (!window.works) await script(new URL("works.js", here));
    return window.works;
  };

  const save = (name, type, text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const saveWorks = async (keys, format, name) => {
    const records = await works();
    save(`${name}.${format}`, FORMATS[format].type, keys.map((key) => records[key][format]).join("\n"));
  };

  // A cell that starts like a formula gets a quote, so that no spreadsheet runs it.
  const cell = (text) => `"${text.replace(/^([=+\-@\t])/, "'$1").replaceAll('"', '""')}"`;
  const rowsToCsv = (table, rows) =>
    "\ufeff" +
    [[...table.tHead.rows[0].cells], ...rows.map((row) => [...row.cells])]
      .map((cells) => cells.map((one) => cell(one.textContent.trim().replace(/\s+/g, " "))).join(","))
      .join("\r\n") +
    "\r\n";

  // --- The rows that a list shows. ------------------------------------------------------------------
  for (const button of document.querySelectorAll("button[data-export]")) {
    button.addEventListener("click", () => {
      const holder = document.getElementById(button.form.dataset.filter);
      const rows = holder.list.matched;
      const kind = button.dataset.export;
      if (kind === "csv") return save("evidence.csv", "text/csv", rowsToCsv(holder.closest("table"), rows));
      const keys = rows.flatMap((row) => row.dataset.cites.split(" ").filter(Boolean));
      return saveWorks([...new Set(keys)].sort(), kind, "references");
    });
  }

  // --- One work, on its page: to be read, copied or saved. ------------------------------------------
  for (const place of document.querySelectorAll("[data-work]")) {
    const key = place.dataset.work;
    for (const [format, { name }] of Object.entries(FORMATS)) {
      const folded = document.createElement("details");
      const summary = document.createElement("summary");
      const record = document.createElement("pre");
      const button = document.createElement("button");
      summary.textContent = name;
      button.type = "button";
      button.className = "export-rows";
      button.textContent = words.save.replace("{file}", `${key}.${format}`);
      button.addEventListener("click", () => saveWorks([key], format, key));
      folded.addEventListener("toggle", async () => {
        record.textContent = (await works())[key][format];
      }, { once: true });
      folded.append(summary, record, button);
      place.append(folded);
    }
  }
})();
