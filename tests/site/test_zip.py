"""Zip files that every program opens, with the same bytes wherever they are made."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest

from factsheets.site import zip as zipping
from factsheets.site.zip import packed, zip_file

MOMENT = datetime(2026, 11, 21, 13, 5, 9, tzinfo=UTC)
FILES = {
    "site/zh/首页.html": "<p>首页</p>".encode() * 50,
    "site/empty.txt": b"",
    "site/a.bin": bytes(range(256)),
}


def made(files: dict[str, bytes] = FILES, moment: datetime = MOMENT) -> bytes:
    return zip_file({name: packed(content) for name, content in files.items()}, moment)


def test_everything_comes_out_as_it_went_in_in_the_order_of_names() -> None:
    with zipfile.ZipFile(io.BytesIO(made())) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == sorted(FILES)
        assert {name: opened.read(name) for name in opened.namelist()} == FILES


def test_each_file_says_when_how_and_for_whom_it_was_packed() -> None:
    with zipfile.ZipFile(io.BytesIO(made())) as opened:
        entries = opened.infolist()
    assert {one.date_time for one in entries} == {(2026, 11, 21, 13, 5, 8)}
    assert {one.compress_type for one in entries} == {zipfile.ZIP_DEFLATED}
    assert {one.external_attr >> 16 for one in entries} == {0o100644}
    assert {one.flag_bits for one in entries} == {0x800}
    assert {(one.create_system, one.extract_version) for one in entries} == {(3, 20)}


def test_the_order_of_arrival_does_not_matter() -> None:
    assert made(dict(reversed(FILES.items()))) == made()


def test_an_empty_zip_is_one() -> None:
    assert zipfile.ZipFile(io.BytesIO(made({}))).namelist() == []


def test_before_1980_it_is_1980() -> None:
    with zipfile.ZipFile(io.BytesIO(made(moment=datetime(1970, 1, 1, tzinfo=UTC)))) as opened:
        assert {one.date_time for one in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_it_is_no_larger_than_by_pythons_own_compressor() -> None:
    text = "".join(f"<li>{n * n % 977}</li>" for n in range(5000)).encode()
    usual = io.BytesIO()
    with zipfile.ZipFile(usual, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as writing:
        writing.writestr("a", text)
    assert len(made({"a": text})) < len(usual.getvalue())


def test_without_the_compressor_zips_are_made_all_the_same_and_it_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert zipping.warning() == ""
    monkeypatch.setattr(zipping, "deflate", None)
    assert zipping.warning() == zipping.WITHOUT_DEFLATE
    with zipfile.ZipFile(io.BytesIO(made())) as opened:
        assert {name: opened.read(name) for name in opened.namelist()} == FILES


@pytest.mark.parametrize("limit", ["MOST_FILES", "MOST_BYTES"])
def test_what_a_zip_cannot_hold_is_said(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(zipping, limit, 2)
    with pytest.raises(ValueError, match=r"^3 files are too many or too large for a zip file$"):
        made()
