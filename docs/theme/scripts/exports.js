// What readers save: the results of the evidence table's rows as CSV, works for reference managers.
// Both (results.js, works.js, beside this script) are loaded when somebody asks for them.
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

  // The findings of a table's rows, as lines of data/results.csv: header and cells were made with it.
  const saveResults = async (rows) => {
    if (!window.results) await script(new URL("results.js", here));
    const lines = rows.map((row) => {
      const [, sheet, finding] = row.querySelector(".row-claim").href.match(/([^/]+)\.html#(.+)$/);
      return window.results[`${sheet}#${finding}`];
    });
    save("results.csv", "text/csv", `\ufeff${window.results[""]}${lines.join("")}`);
  };

  // --- The rows that a list shows. ------------------------------------------------------------------
  for (const button of document.querySelectorAll("button[data-export]")) {
    button.addEventListener("click", () => {
      const holder = document.getElementById(button.form.dataset.filter);
      const rows = holder.list.matched;
      const kind = button.dataset.export;
      if (kind === "csv") return saveResults(rows);
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
