// Signs in a text: punctuation of the other language (EV121), links that cannot be read (REF017),
// numbers in full-width digits (SRC026).
(() => {
  const L = window.livermet;
  const HALF = /(?<=[\u4e00-\u9fff])[,;:?!](?![0-9])|(?<=[\u4e00-\u9fff])\.(?![\p{L}\p{N}_.])/u;
  const WIDE = /[Ａ-Ｚａ-ｚ０-９]+/;
  const WIDE_SIGN = /[，；：？！（）、。]/;
  const FULL = { ",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。" };
  const PLAIN = { "、": ",", "。": "." };
  const MARK =
    /\[\[[a-z0-9-]{1,64}(?:\|[^[\]|]{1,200})?\]\]|(?<![A-Za-z0-9*])\*\*[^\s*](?:[^*]{0,300}[^\s*])?\*\*(?![A-Za-z0-9*])|(?<![A-Za-z0-9*])\*[^\s*](?:[^*]{0,300}[^\s*])?\*(?![A-Za-z0-9*])/u;
  const UNREAD = /\[\[.{0,40}/u;
  const UNBALANCED = /\[\[.{0,40}|\[?[^[\]]{0,40}\]\]/u;

  // The first sign of the other language's width, and what belongs there.
  L.wrongSign = (language, words) => {
    const wide = WIDE.exec(words);
    if (wide) return [wide[0], wide[0].normalize("NFKC")];
    const found = (language === "zh" ? HALF : WIDE_SIGN).exec(words);
    if (!found) return null;
    const sign = found[0];
    return [sign, language === "zh" ? FULL[sign] : PLAIN[sign] || sign.normalize("NFKC")];
  };

  // Longer text is no number.
  const LONGEST_NUMBER = 40;
  const WITH_WIDE = /^[<>=≤≥＜＞＝+\-＋－−.． 0-9０-９]*[0-9０-９][.．,，%％ /／\-－0-9０-９]*(?<=[0-9０-９%％])$/;
  const WIDE_SIGNS = new Map([..."．，／＋－−＜＞＝％０１２３４５６７８９"].map((sign, at) => [sign, ".,/+--<>=%0123456789"[at]]));

  // A number in half-width digits and signs; empty for what is none, or needs no mending.
  L.mendedNumber = (text) => {
    if (text.length > LONGEST_NUMBER || !WITH_WIDE.test(text)) return "";
    const mended = [...text].map((sign) => WIDE_SIGNS.get(sign) || sign).join("");
    return mended === text ? "" : mended;
  };

  // The ids that the cross-links of a text lead to, in order; emphasis holds no links.
  L.linkTargets = (text) =>
    [...text.matchAll(new RegExp(MARK, "gu"))]
      .filter(([mark]) => mark.startsWith("[["))
      .map(([mark]) => mark.slice(2, -2).split("|")[0]);

  // The part of a text that was meant as a link and is none.
  L.brokenLink = (text) => {
    const count = (part, sign) => part.split(sign).length;
    for (const part of text.split(MARK)) {
      const found = (count(part, "]") > count(part, "[") ? UNBALANCED : UNREAD).exec(part);
      if (found) return found[0];
    }
    return "";
  };
})();
