"""The whole build: check, both languages side by side, audit, swap.

In: the project's root and the place of its site. The new site is built in a temporary folder and
takes the place of the earlier one only when it is whole and has passed the audits, so that a failed
or killed build leaves the earlier site as it was.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from factsheets.audit.site import audit_site
from factsheets.catalog.catalog import Catalog
from factsheets.export.files import data_files
from factsheets.export.kinds import FOLDER
from factsheets.messages.problem import Language
from factsheets.messages.report import Report, as_text
from factsheets.messages.wording import words
from factsheets.site.chooser import CHOOSE, chooser
from factsheets.site.dedupe_assets import dedupe_assets
from factsheets.site.download import README, readme, write_download
from factsheets.site.headers import headers_file
from factsheets.site.mkdocs import run_builder
from factsheets.site.pipeline import LANGUAGES, errors, read_site
from factsheets.site.rendered import VARIABLE, render, write_rendered
from factsheets.site.revision import commit_name, release_time
from factsheets.site.sitemap import pages_of, sitemap
from factsheets.site.swap import recover, swap
from factsheets.site.zip import warning
from factsheets.views.overviews.changes import build_changes_file, changes_path
from factsheets.views.overviews.offline import download_name

# Seconds after which the folder of a build is taken for one that was killed.
ABANDONED = 3600
Say = Callable[[str], None]


class BuildError(Exception):
    """Why there is no new site, a line each; the earlier one stays."""


def build_site(root: Path, site: Path, say: Say) -> None:
    """Build the project at ``root`` into ``site``; ``say`` is told what a person should read.

    Raises :class:`BuildError` if content, generator or audit object, ``OSError`` if the disk does.
    """
    catalog, problems = read_site(root)
    say(as_text(Report(tuple(problems))))
    if catalog is None or errors(problems):
        raise BuildError
    recover(site)
    with workplace(site) as folder:
        moment = release_time(root, catalog)
        sources = make_pages(root, folder, catalog, moment)
        finish(folder, catalog)
        name = download_name(catalog.site.content.name.en or "", catalog.site.content.version)
        say(str(write_download(folder, name, int(moment))))
        if warning():
            say(warning())
        audit(root, folder, sources)
        swap(folder, site)
    say(f"The site is in {site}; open {site / 'index.html'}")


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


def make_pages(root: Path, folder: Path, catalog: Catalog, moment: str) -> dict[str, str]:
    """Render both languages and let the site generator write them below ``folder``.

    Returns the file that each page is made from, by the page's path in the site. Raises
    :class:`BuildError` if a generator fails.
    """
    handed, sources, commit = folder.parent / "rendered", prose(root), commit_name(root)
    for language in LANGUAGES:
        rendered = render(catalog, language, root / "docs/theme", commit)
        write_rendered(rendered, handed / language)
        for page in rendered.pages:
            sources[f"{language}/{page.src_uri.removesuffix('.md')}.html"] = page.path
    variables = {"SOURCE_DATE_EPOCH": moment, VARIABLE: str(handed)}
    if failures := run_builder(root, folder, variables):
        raise BuildError(*failures)
    return sources


def prose(root: Path) -> dict[str, str]:
    """The hand-written file that a page is made from, by the page's path in the site."""
    docs = root / "docs"
    return {
        path.relative_to(docs).with_suffix(".html").as_posix(): path.relative_to(root).as_posix()
        for language in LANGUAGES
        for path in (docs / language).rglob("*.md")
    }


def finish(folder: Path, catalog: Catalog) -> None:
    """Add the page that chooses a language and the headers; leave out what no reader needs."""
    for unused in folder.glob("*/sitemap.xml*"):
        unused.unlink()
    pages = pages_of(folder / LANGUAGES[0])
    (folder / "sitemap.xml").write_text(sitemap(pages, catalog.site.content.address))
    dedupe_assets(folder, LANGUAGES)
    name = catalog.site.content.name
    (folder / "index.html").write_text(chooser(name.en or "", name.zh or ""), encoding="utf-8")
    (folder / "choose-language.js").write_text(CHOOSE, encoding="utf-8")
    (folder / "_headers").write_text(headers_file(), encoding="utf-8")
    (folder / FOLDER).mkdir()
    for file, content in data_files(catalog).items():
        (folder / FOLDER / file).write_bytes(content)
    (folder / changes_path(catalog)).write_bytes(build_changes_file(catalog).encode())
    english, chinese = (readme_text(catalog, language) for language in LANGUAGES)
    (folder / README).write_bytes(readme(english, chinese))


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


def audit(root: Path, folder: Path, sources: Mapping[str, str]) -> None:
    """Judge the finished site in ``folder``. Raises :class:`BuildError`."""
    problems = audit_site(folder, root, sources)
    if problems:
        count = f"{len(problems)} problems in the built site; the earlier site stays."
        raise BuildError(*map(str, problems), count)
