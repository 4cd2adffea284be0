// Where the data comes from: scripts that call ``form`` and ``load``, because a page opened from
// disk may load scripts and nothing else.
(() => {
  const L = window.livermet;
  const sheets = new Map();
  // Sheets hold both languages: their data lie once, by kind, beside this script, and not beside every page.
  const here = document.currentScript.src;

  L.form = (data) => {
    L.formData = data;
  };
  L.load = (id, sheet) => sheets.set(id, sheet);

  L.loadForm = async () => {
    if (!L.formData) await L.script(new URL("assets/form-data.js", L.root));
    return L.formData;
  };

  // What the fragment asks for: {folder, id, isNew}; null for anything that is no sheet or kind.
  L.place = (form, hash) => {
    const [first, second, ...rest] = hash.replace(/^#/, "").split("/");
    if (rest.length || !second) return null;
    if (first === "new") return L.has(form.kinds, second) ? { folder: second, id: "", isNew: true } : null;
    const known = L.has(form.sheets, second) && form.sheets[second].folder === first;
    return known ? { folder: first, id: second, isNew: false } : null;
  };

  // A session to edit what the place names.
  L.open = async (form, place) => {
    const key = `${place.isNew ? "new" : place.folder}/${place.id || place.folder}`;
    const common = { ...place, key, reason: "", source: "", by: "", references: [] };
    if (place.isNew) {
      const today = L.today();
      const working = {
        review: { status: "unsigned" },
        history: [{ on: today, change: { ...form.first_version } }],
      };
      return { ...common, file: "", sheet: { ...place, numbers: [], against: false }, original: {}, working, origin: new WeakMap() };
    }
    if (!sheets.has(place.id)) await L.script(new URL(`data/${place.folder}.js`, here));
    const sheet = { ...sheets.get(place.id), id: place.id };
    return { ...common, file: sheet.file, sheet, original: sheet.data, ...L.workingCopy(sheet.data) };
  };

  L.today = () => {
    const now = new Date();
    const two = (n) => String(n).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };
})();
