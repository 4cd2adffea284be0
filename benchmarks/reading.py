"""How long a reader waits: filtering the evidence table, and the first result of the search.

    python benchmarks/reading.py [--site FOLDER]

Grows the built site's own rows and entries in a copy, opens it from disk in Chromium and prints
medians of several runs in milliseconds, each beside a smaller peer of the same run and their ratio.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from set_up import find_browser  # noqa: E402

RUNS = 7
# From the event to the frame that shows it.
FILTER = """async (word) => {
  const field = document.querySelector("form.filters input[name=text]");
  const start = performance.now();
  field.value = word;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""
SEARCH = """async (word) => {
  const start = performance.now();
  document.querySelector(".search-open").click();
  const field = document.querySelector(".site-search input");
  field.value = word;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  const shown = () => document.querySelector(".search-results a");
  while (!shown()) await new Promise((done) => setTimeout(done, 1));
  return performance.now() - start;
}"""


def grow_table(site: Path, rows: int) -> None:
    """Give the evidence table ``rows`` rows, its own over and over."""
    page = site / "en/evidence.html"
    text = page.read_text(encoding="utf-8")
    start = text.index("<tr", text.index("id=evidence-rows"))
    end = text.index("</table>", start)
    own = re.findall(r"<tr(?:(?!<tr).)*", text[start:end], re.DOTALL)
    page.write_text(text[:start] + "".join(islice(cycle(own), rows)) + text[end:], encoding="utf-8")


def grow_index(site: Path, sheets: int) -> None:
    """Give the search the entries of ``sheets`` sheets and all that goes with them."""
    script = site / "en/assets/search-index.js"
    name, _, data = script.read_text(encoding="utf-8").partition(" = ")
    index = json.loads(data.removesuffix(";\n"))
    own = [entry for entry in index["entries"] if entry[1].count("/") == 1 and "#" not in entry[1]]
    times = max(1, round(sheets / sum(entry[0] not in ("page", "work") for entry in own)))
    index["entries"] *= times
    script.write_text(f"{name} = {json.dumps(index, ensure_ascii=False)};\n", encoding="utf-8")


def filtering(browser: Browser, site: Path) -> float:
    page = browser.new_page()
    page.goto((site / "en/evidence.html").as_uri())
    words = ["liver", "", "cxcr4", "", "survival", "", "mice"]
    times = [float(page.evaluate(FILTER, word)) for word in words[:RUNS]]
    page.close()
    return statistics.median(times)


def searching(browser: Browser, site: Path) -> float:
    """From opening the search on a page just loaded: its index is loaded and prepared as well."""

    def once() -> float:
        page: Page = browser.new_page()
        page.goto((site / "en/index.html").as_uri())
        taken = float(page.evaluate(SEARCH, "kupffer cells"))
        page.close()
        return taken

    return statistics.median(once() for _ in range(RUNS))


def main(arguments: list[str]) -> int:
    """Measure and print. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    built = parser.parse_args(arguments).site.resolve()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"]
        )
        copies = {}
        for rows, sheets in ((500, 73), (5000, 1000)):
            copies[rows] = Path(shutil.copytree(built, Path(folder) / str(rows)))
            grow_table(copies[rows], rows)
            grow_index(copies[rows], sheets)
        for what, measure in (("filter, rows", filtering), ("first result, sheets", searching)):
            small, large = (measure(browser, copies[rows]) for rows in (500, 5000))
            sizes = "500 → 5000" if measure is filtering else "73 → 1000"
            print(f"{what} {sizes}: {small:.0f} ms → {large:.0f} ms, ratio {large / small:.1f}")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
