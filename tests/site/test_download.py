"""The download: the files of the site and nothing else, the same bytes each time."""

from __future__ import annotations

import hashlib
import os
import zipfile
from pathlib import Path

from factsheets.site.download import megabytes, readme, write_download
from factsheets.views.overviews.offline import SIZE_MARK, download_name

DOWNLOAD = ("toy-evidence-1.0", 1_795_000_000)
ZIP = "download/toy-evidence-1.0.zip"


def site(folder: Path) -> Path:
    """A small site; its second page says how large the download is."""
    for name, text in {
        "index.html": "<p>start</p>",
        "en/index.html": "<p>home</p>",
        "en/download.html": f"<p>{SIZE_MARK}</p>",
        "zh/index.html": "<p>首页</p>",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_the_zip_holds_every_file_of_the_site_below_one_folder(tmp_path: Path) -> None:
    root = site(tmp_path / "site")
    write_download(root, *DOWNLOAD)
    with zipfile.ZipFile(root / ZIP) as zipped:
        packed = {name: zipped.read(name) for name in zipped.namelist()}
    files = {path for path in root.rglob("*") if path.is_file() and "download" not in path.parts}
    assert packed == {
        f"toy-evidence-1.0/{path.relative_to(root).as_posix()}": path.read_bytes() for path in files
    }


def test_the_same_site_gives_the_same_bytes_wherever_and_whenever(tmp_path: Path) -> None:
    one, other = site(tmp_path / "one/site"), site(tmp_path / "other/deeper/site")
    os.utime(other / "index.html", (1, 1))
    (other / "index.html").chmod(0o600)
    write_download(one, *DOWNLOAD)
    write_download(other, *DOWNLOAD)
    assert (one / ZIP).read_bytes() == (other / ZIP).read_bytes()


def test_a_second_run_leaves_the_first_zip_out(tmp_path: Path) -> None:
    root = site(tmp_path / "site")
    first = write_download(root, *DOWNLOAD)
    assert write_download(root, *DOWNLOAD) == first


def test_the_page_says_the_size_and_a_checksum_lies_beside_the_zip(tmp_path: Path) -> None:
    root = site(tmp_path / "site")
    size = write_download(root, *DOWNLOAD).size
    assert size == (root / ZIP).stat().st_size
    shown = (root / "en/download.html").read_text(encoding="utf-8")
    assert shown == f"<p>{megabytes(size)}</p>"
    digest = hashlib.sha256((root / ZIP).read_bytes()).hexdigest()
    checksum = (root / f"{ZIP}.sha256").read_text(encoding="ascii")
    assert checksum == f"{digest}  toy-evidence-1.0.zip\n"


def test_the_download_is_named_after_site_and_version() -> None:
    assert download_name("LiverMet Evidence!", "1.2.0") == "livermet-evidence-1.2.0"


def test_a_page_deeper_down_says_no_size(tmp_path: Path) -> None:
    root = site(tmp_path / "site")
    page = root / "en/deeper/page.html"
    page.parent.mkdir()
    page.write_text(SIZE_MARK, encoding="utf-8")
    write_download(root, *DOWNLOAD)
    assert page.read_text(encoding="utf-8") == SIZE_MARK


def test_the_largest_parts_are_told_of_both_languages_together(tmp_path: Path) -> None:
    root = site(tmp_path / "site")
    for language, lines in (("en", 40_000), ("zh", 30_000)):
        page = root / language / "references/a.html"
        page.parent.mkdir()
        page.write_text("".join(f"{n * n}\n" for n in range(lines)), encoding="utf-8")
    written = write_download(root, *DOWNLOAD)
    assert [part for part, _ in written.parts] == ["references", "other pages"]
    assert str(written) == (
        f"The download is {megabytes(written.size)}; most of it: "
        f"references {megabytes(written.parts[0][1])}, other pages 0.0 MB"
    )


def test_sizes_are_in_megabytes() -> None:
    assert [megabytes(n) for n in (40_000, 2_649_999, 12_000_000)] == [
        "0.0 MB",
        "2.6 MB",
        "12.0 MB",
    ]


def test_the_text_file_opens_in_any_editor() -> None:
    assert readme("Open it.", "打开。") == "\ufeffOpen it.\r\n\r\n打开。\r\n".encode()
