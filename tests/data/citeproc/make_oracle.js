// Runs citeproc-js over cases.json and writes oracle.json beside it. See README.md for the inputs.
// Usage: node make_oracle.js NODE_MODULES NLM.csl GBT.csl LOCALE_DIR
const fs = require("fs");
const path = require("path");

const [modules, nlmFile, gbtFile, localeDir] = process.argv.slice(2);
const CSL = require(path.resolve(modules, "citeproc"));
const here = (name) => path.join(__dirname, name);

// The entry number is the page's business, so the layouts lose it.
const withoutNumber = (style) =>
  style
    .replace(/<text\s[^>]*variable="citation-number"[^>]*\/>(?=\s*<text macro="(bibliography|entry-layout)")/g, "")
    .replace(' second-field-align="flush"', "");

// Citing Medicine prints page ranges with a hyphen (246-53); the en-US locale would give an en dash.
const withHyphen = (style) =>
  style.replace("<terms>", '<terms><term name="page-range-delimiter">-</term>');

// The GB/T style ships its English layout (et al. for 等) commented out; it needs CSL-M, which citeproc-js has.
const withEnglishLayout = (style) =>
  style.replace(/<!--[^>]*?(<layout suffix="." locale="en">[\s\S]*?<\/layout>)\s*-->/, "$1");

// A list that ends in "and others" has a filler name after the names known, and the style is told to stop before it.
const stoppingAfter = (style, known, shown) => {
  const count = Math.min(known, shown);
  return style
    .replace(/et-al-min="\d+"/, `et-al-min="${count + 1}"`)
    .replace(/et-al-use-first="\d+"/, `et-al-use-first="${count}"`);
};

const without = (item, names) =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));

function format(style, item, truncated, shown, locale) {
  const known = item.author.length;
  const author = truncated ? [...item.author, { family: "Filler" }] : item.author;
  const sys = {
    retrieveLocale: (tag) => fs.readFileSync(path.join(localeDir, `${tag === "zh-CN" ? tag : "en-US"}.xml`), "utf8"),
    retrieveItem: () => ({ ...item, author }),
  };
  const engine = new CSL.Engine(sys, truncated ? stoppingAfter(style, known, shown) : style, locale, true);
  engine.setOutputFormat("text");
  engine.updateItems([item.id]);
  return engine.makeBibliography()[1][0].trim();
}

const nlm = withHyphen(withoutNumber(fs.readFileSync(nlmFile, "utf8")));
const gbt = withEnglishLayout(withoutNumber(fs.readFileSync(gbtFile, "utf8")));
const IDS = ["DOI", "PMID", "PMCID"];
const oracle = {};
for (const { key, truncated, csl, csl_for_english_readers: english } of JSON.parse(fs.readFileSync(here("cases.json"), "utf8"))) {
  const item = english ?? csl;
  oracle[key] = {
    nlm: format(nlm, without(item, IDS), truncated, 6, "en-US"),
    nlm_with_doi: format(nlm, without(item, ["PMID", "PMCID"]), truncated, 6, "en-US"),
    gbt: format(gbt, without(csl, IDS), truncated, 3, "zh-CN"),
    gbt_with_doi: format(gbt, without(csl, ["PMID", "PMCID"]), truncated, 3, "zh-CN"),
  };
}
fs.writeFileSync(here("oracle.json"), `${JSON.stringify(oracle, null, 1)}\n`);
