"""Builds the whole site: check, both languages side by side, audit, swap.

    python scripts/build_site.py [--root FOLDER] [--site FOLDER]

The new site is built in a temporary folder and takes the place of the earlier one only when it is
whole and has passed the audit, so that a failed or killed build leaves the earlier site as it was.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from console import print_anything
from factsheets.audit.numbers import audit_numbers
from factsheets.audit.site import audit_site
from factsheets.catalog.catalog import Catalog
from factsheets.messages.problem import Language
from factsheets.messages.report import Report, as_text
from factsheets.messages.wording import words
from factsheets.site.download import README, readme, write_download
from factsheets.site.headers import headers_file
from factsheets.site.pipeline import LANGUAGES, errors, read_site, source_files
from factsheets.site.swap import publish, recover
from factsheets.views.overviews.offline import download_name

ROOT = Path(__file__).resolve().parent.parent
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--strict")
CONFIGS = {"en": "mkdocs.yml", "zh": "mkdocs.zh.yml"}
# Seconds after which the folder of a build is taken for one that was killed.
ABANDONED = 3600


def main(arguments: list[str]) -> int:
    """Build the project at ``--root`` into ``--site``. Returns 0, or 1 after saying why not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=ROOT)
    parser.add_argument("--site", type=Path)
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    site = options.site.resolve() if options.site else root / "site"
    catalog, problems = read_site(root)
    print(as_text(Report(tuple(problems))), flush=True)
    if catalog is None or errors(problems):
        return 1
    try:
        recover(site)
        with workplace(site) as folder:
            return build(root, folder, site, catalog)
    except OSError as failure:
        print(f"The site could not be written: {failure}", file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped; the earlier site stays.", file=sys.stderr)
    return 1


@contextmanager
def workplace(site: Path) -> Iterator[Path]:
    """A new folder for one build, removed afterwards; also removes what killed builds left.

    It lies beside ``site``, because folders can be swapped on one file system only. A build of
    another process that runs now is told from a left-over by its age.
    """
    shared = site.parent / ".build"
    shared.mkdir(parents=True, exist_ok=True)
    for left in shared.iterdir():
        # Another build may tidy up at the same moment.
        with suppress(FileNotFoundError):
            if time.time() - left.stat().st_mtime > ABANDONED:
                shutil.rmtree(left, ignore_errors=True)
    private = Path(tempfile.mkdtemp(dir=shared))
    # A folder of its own below the private one: the site must be readable by a web server.
    folder = private / "site"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(private, ignore_errors=True)


def build(root: Path, folder: Path, site: Path, catalog: Catalog) -> int:
    """Build both languages below ``folder``, audit, and put the result at ``site``."""
    moment = release_time(root, catalog)
    if not run_mkdocs(root, folder, moment):
        return 1
    finish(folder, catalog)
    offer_download(folder, catalog, int(moment))
    found = audit_site(folder, sources(root, catalog)) + audit_numbers(folder, root)
    for problem in found:
        print(problem, file=sys.stderr)
    if found:
        print(f"{len(found)} problems in the built site; the earlier site stays.", file=sys.stderr)
        return 1
    publish(folder, site)
    print(f"The site is in {site}; open {site / 'index.html'}")
    return 0


def sources(root: Path, catalog: Catalog) -> dict[str, str]:
    """The file that each page is made from, by the page's path in the site."""
    written = {
        f"{path.relative_to(root / 'docs').with_suffix('.html').as_posix()}": path
        for language in LANGUAGES
        for path in (root / "docs" / language).rglob("*.md")
    }
    return source_files(catalog) | {
        page: path.relative_to(root).as_posix() for page, path in written.items()
    }


def run_mkdocs(root: Path, folder: Path, epoch: str) -> bool:
    """Run one strict MkDocs build per language, at the same time. Prints what went wrong."""
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": epoch,
        # What it says is read as UTF-8 below, whatever the console of Windows is set to.
        "PYTHONUTF8": "1",
        "SITE_COMMIT": commit(root),
    }
    started = {
        language: subprocess.Popen(
            [*MKDOCS, "-f", CONFIGS[language], "-d", str(folder / language)],
            cwd=root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        for language in LANGUAGES
    }
    outputs = {language: process.communicate()[0] for language, process in started.items()}
    failed = [language for language, process in started.items() if process.returncode]
    for language in failed:
        print(f"MkDocs failed for {language}: {reason(outputs[language])}", file=sys.stderr)
    return not failed


# How Python ends its account of a disk that is full or refuses.
REFUSED = re.compile(
    r"^(?:OSError|PermissionError|FileNotFoundError): \[Errno \d+\] ([^\n]+)\s*\Z", re.M
)


def reason(output: str) -> str:
    """Why MkDocs failed: one sentence if the disk refused something, else all that it said."""
    if refused := REFUSED.search(output):
        return f"the site could not be written: {refused[1]}. The earlier site stays."
    return f"\n{output}"


def release_time(root: Path, catalog: Catalog) -> str:
    """Seconds since 1970 of the last commit, or of the release date where there is no git."""
    if stamp := os.environ.get("SOURCE_DATE_EPOCH"):
        return stamp
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        released = datetime.fromisoformat(catalog.site.content.released).replace(tzinfo=UTC)
        return str(int(released.timestamp()))
    return done.stdout.strip() or "0"


def commit(root: Path) -> str:
    """The short name of the commit that the site is built from; empty where there is no git."""
    command = ["git", "-C", str(root), "rev-parse", "--short=10", "HEAD"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def finish(folder: Path, catalog: Catalog) -> None:
    """Add the page that chooses a language and the headers; leave out what no reader needs."""
    for unused in folder.glob("*/sitemap.xml.gz"):
        unused.unlink()
    name = catalog.site.content.name
    (folder / "index.html").write_text(chooser(name.en or "", name.zh or ""), encoding="utf-8")
    (folder / "choose-language.js").write_text(CHOOSE, encoding="utf-8")
    (folder / "_headers").write_text(headers_file(), encoding="utf-8")
    english, chinese = (readme_text(catalog, language) for language in LANGUAGES)
    (folder / README).write_bytes(readme(english, chinese))


def offer_download(folder: Path, catalog: Catalog, epoch: int) -> None:
    """Zip what ``folder`` holds, for computers without a network."""
    site = catalog.site.content
    print(write_download(folder, download_name(site.name.en or "", site.version), epoch))


def readme_text(catalog: Catalog, language: Language) -> str:
    """What a person reads who opens the zip and not the site."""
    site = catalog.site.content
    return words(language)["readme_text"].format(
        name=site.name.in_language(language),
        version=site.version,
        date=site.released,
        description=site.description.in_language(language),
        address=site.address,
        disclaimer=site.disclaimer.in_language(language),
        licence=site.licence.in_language(language),
    )


# Chooses once, by the browser's languages; the two links work without it.
CHOOSE = """\
const chinese = (navigator.languages || [navigator.language]).some((one) => /^zh\\b/i.test(one));
location.replace(`${chinese ? "zh" : "en"}/index.html${location.hash}`);
"""


def chooser(english: str, chinese: str) -> str:
    """The root page: two links, and a script that follows one of them."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<script src="en/assets/policy.js"></script>
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{escape(english)} · {escape(chinese)}</title>
<script src="choose-language.js"></script>
</head>
<body>
<p><a href="en/index.html" lang="en">{escape(english)} (English)</a></p>
<p><a href="zh/index.html" lang="zh-Hans">{escape(chinese)}（简体中文）</a></p>
</body>
</html>
"""


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
