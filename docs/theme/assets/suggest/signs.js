// Signs in a text: punctuation of the other language (EV121), links that cannot be read (REF017).
(() => {
  const L = window.livermet;
  const HALF = /(?<=[\u4e00-\u9fff])[,;:?!](?![0-9])|(?<=[\u4e00-\u9fff])\.(?![\p{L}\p{N}_.])/u;
  const WIDE = /[Ａ-Ｚａ-ｚ０-９]+/;
  const WIDE_SIGN = /[，；：？！（）、。]/;
  const FULL = { ",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。" };
  const PLAIN = { "、": ",", "。": "." };
  const MARK =
    /\[\[[a-z0-9-]{1,64}(?:\|[^[\]|]{1,200})?\]\]|(?<![A-Za-z0-9*])\*\*[^\s*](?:[^*]{0,300}[^\s*])?\*\*(?![A-Za-z0-9*])|(?<![A-Za-z0-9*])\*[^\s*](?:[^*]{0,300}[^\s*])?\*(?![A-Za-z0-9*])/;
  const UNREAD = /\[\[.{0,40}/;
  const UNBALANCED = /\[\[.{0,40}|\[?[^[\]]{0,40}\]\]/;

  // The first sign of the other language's width, and what belongs there.
  L.wrongSign = (language, words) => {
    const wide = WIDE.exec(words);
    if (wide) return [wide[0], wide[0].normalize("NFKC")];
    const found = (language === "zh" ? HALF : WIDE_SIGN).exec(words);
    if (!found) return null;
    const sign = found[0];
    return [sign, language === "zh" ? FULL[sign] : PLAIN[sign] || sign.normalize("NFKC")];
  };

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
