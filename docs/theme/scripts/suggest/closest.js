// For "Did you mean …?": the closest known word, measured as the checker does (Python's difflib, after
// Ratcliff and Obershelp), so that both propose the same word.
(() => {
  const L = window.livermet;
  const CLOSE = 0.6;

  // The longest run that two stretches share; the first of several.
  const longest = (a, b, [fromA, toA, fromB, toB]) => {
    let best = [fromA, fromB, 0];
    let ends = new Map();
    for (let i = fromA; i < toA; i += 1) {
      const now = new Map();
      for (let j = fromB; j < toB; j += 1) {
        if (a[i] !== b[j]) continue;
        const size = (ends.get(j - 1) || 0) + 1;
        now.set(j, size);
        if (size > best[2]) best = [i - size + 1, j - size + 1, size];
      }
      ends = now;
    }
    return best;
  };

  const shared = (a, b, [fromA, toA, fromB, toB]) => {
    const [i, j, size] = longest(a, b, [fromA, toA, fromB, toB]);
    if (!size) return 0;
    return (
      size + shared(a, b, [fromA, i, fromB, j]) + shared(a, b, [i + size, toA, j + size, toB])
    );
  };

  L.likeness = (a, b) =>
    a.length + b.length ? (2 * shared(a, b, [0, a.length, 0, b.length])) / (a.length + b.length) : 1;

  L.didYouMean = (word, known) => {
    let best = ["", CLOSE];
    for (const one of known) {
      // No two words of very different length are close: this spares the slow comparison.
      const most = (2 * Math.min(one.length, word.length)) / (one.length + word.length);
      if (most < best[1]) continue;
      const found = L.likeness(one, word);
      if (found > best[1] || (found === best[1] && one > best[0])) best = [one, found];
    }
    return best[0];
  };
})();
