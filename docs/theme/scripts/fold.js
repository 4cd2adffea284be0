// One form of a text for everything that is searched or filtered: width, case, accents and Greek
// letters do not matter, so that Chinese needs no word list and "TGF-b" finds "TGF-β".
const { fold, foldedPlaces } = (() => {
  const greek = { α: "a", β: "b", γ: "g", δ: "d", ε: "e", ζ: "z", κ: "k", λ: "l", μ: "u", ω: "w", ς: "σ" };
  const spelt = /(alpha|beta|gamma|delta|epsilon|zeta|kappa|lambda|omega)(?![a-z])/g;
  const letterOf = (name) => (name === "omega" ? "w" : name[0]);
  const letters = (text) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[α-ω]/g, (letter) => greek[letter] || letter);

  // The same form unit by unit, each with the part of ``text`` that it stands for, so that what is
  // found in it can be shown in the text as it is written.
  const places = (text) => {
    const found = [];
    let from = 0;
    for (const letter of text) {
      const to = from + letter.length;
      const units = letters(letter).split("");
      for (const unit of units) found.push({ unit, from, to });
      // An accent that is written by itself belongs to the letter before it.
      if (!units.length && found.length) found[found.length - 1].to = to;
      from = to;
    }
    const units = found.map(({ unit }) => unit).join("");
    for (const { 0: name, index } of [...units.matchAll(spelt)].reverse()) {
      const last = found[index + name.length - 1];
      found.splice(index, name.length, { unit: letterOf(name), from: found[index].from, to: last.to });
    }
    return found;
  };
  return { fold: (text) => letters(text).replace(spelt, letterOf), foldedPlaces: places };
})();
const isChinese = (word) => /^\p{Script=Han}/u.test(word);
// Runs of Chinese characters, and runs of other letters and digits.
const wordsOf = (text) =>
  fold(text).match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) || [];
