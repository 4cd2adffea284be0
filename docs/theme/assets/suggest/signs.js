// Signs in texts, as the checker judges them: the punctuation of each language (rule EV121),
// cross-links that are not closed (rule REF017), numbers in full-width digits (rule SRC026).
(() => {
  const L = window.livermet;
  const HAN = "[\\u4e00-\\u9fff]";
  // Signs that touch a Chinese character; a digit behind one makes it a time or a ratio.
  const HALF = new RegExp(`(?<=${HAN})[,;:?!](?![0-9])|(?<=${HAN})\\.(?![\\p{L}\\p{N}_.])`, "u");
  const WIDE = /[Ａ-Ｚａ-ｚ０-９]+/;
  const WIDE_SIGN = /[，；：？！（）、。]/;
  const FULL = { ",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。" };
  const PLAIN = { "、": ",", "。": "." };

  // The first sign of the other language's width and what belongs there: [found, mended], or null.
  L.wrongSign = (language, words) => {
    const [wide] = words.match(WIDE) || [];
    if (wide) return [wide, wide.normalize("NFKC")];
    const [sign] = words.match(language === "zh" ? HALF : WIDE_SIGN) || [];
    if (!sign) return null;
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

  const UNREAD = /\[\[.{0,40}/u;
  const UNBALANCED = /\[\[.{0,40}|\[?[^[\]]{0,40}\]\]/u;
  const marks = (form, words) => [...words.matchAll(new RegExp(form.patterns.inline, "gu"))];

  // The ids that the cross-links of a text lead to, in order.
  L.linkTargets = (form, words) => marks(form, words).flatMap(({ groups }) => groups.to || []);

  // The part of a text that was meant as a cross-link and is none; empty if all are read.
  L.brokenLink = (form, words) => {
    const starts = [0, ...marks(form, words).map((mark) => mark.index + mark[0].length)];
    const ends = [...marks(form, words).map((mark) => mark.index), words.length];
    const count = (text, sign) => text.split(sign).length;
    for (const [index, start] of starts.entries()) {
      const text = words.slice(start, ends[index]);
      const [found] = text.match(count(text, "]") > count(text, "[") ? UNBALANCED : UNREAD) || [];
      if (found) return found;
    }
    return "";
  };
})();
