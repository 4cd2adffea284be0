// One form of a text for everything that is searched or filtered: width, case, accents and Greek
// letters do not matter, so that Chinese needs no word list and "TGF-b" finds "TGF-β".
const fold = (() => {
  const greek = { α: "a", β: "b", γ: "g", δ: "d", ε: "e", ζ: "z", κ: "k", λ: "l", μ: "u", ω: "w" };
  const spelt = /(alpha|beta|gamma|delta|epsilon|zeta|kappa|lambda|omega)(?![a-z])/g;
  return (text) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[α-ω]/g, (letter) => greek[letter] || letter)
      .replace(spelt, (name) => (name === "omega" ? "w" : name[0]));
})();
const isChinese = (word) => /^\p{Script=Han}/u.test(word);
// Runs of Chinese characters, and runs of other letters and digits.
const wordsOf = (text) =>
  fold(text).match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) || [];
