"""A service is asked politely and believed cautiously."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from factsheets.online import fetch as fetching
from factsheets.online.fetch import FetchError, fetch_json
from recorded import Service, serving


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def service() -> Iterator[Service]:
    answers = {
        "/good": (200, {"a": [1]}),
        "/moved": (302, b"/good"),
        "/file": (302, b"file:///etc/hostname"),
        "/ftp": (302, b"ftp://127.0.0.1/x"),
        "/gone": (410, b""),
        "/busy": (503, b""),
        "/often": (429, b"Too many requests."),
        "/cut": (200, b'{"status":"ok","message":{"DOI":"10.1/x","updated-by":[{"ty'),
        "/page": (200, b"<html>"),
        "/deep": (200, b"[" * 100_000),
        "/large": (200, b" " * 5000),
    }
    with serving(answers) as running:
        yield running


def said(url: str, **more: float) -> str:
    with pytest.raises(FetchError) as caught:
        fetch_json(url, **more)
    return str(caught.value.problem("10.1/x"))


def test_an_answer_is_read_and_the_wish_is_sent(service: Service) -> None:
    assert fetch_json(f"{service.url}good", "application/x") == {"a": [1]}
    assert service.asked == [("/good", "application/x")]


def test_a_redirection_is_followed(service: Service) -> None:
    assert fetch_json(f"{service.url}moved") == {"a": [1]}


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("none", "NET002 {host} does not know this number (status 404): check it for misprints."),
        ("gone", "NET002 {host} does not know this number (status 410): check it for misprints."),
        ("busy", "NET003 {host} gave no answer (status 503): try again later."),
        ("often", "NET003 {host} gave no answer (status 429): try again later."),
        ("cut", "NET005 The answer of {host} has another form than expected and was not used."),
        ("page", "NET005 The answer of {host} has another form than expected and was not used."),
        ("deep", "NET005 The answer of {host} has another form than expected and was not used."),
    ],
)
def test_what_is_no_answer_is_one_sentence(service: Service, path: str, message: str) -> None:
    host = service.url.split("/")[2]
    assert said(service.url + path) == f"10.1/x:1: {message.format(host=host)}"


@pytest.mark.parametrize(
    ("after", "waits", "asked"),
    [(b"7", [7], 2), (b"61", [], 1), (b"-1", [], 1), (b"Sat, 28 Nov 2026 09:00:00 GMT", [], 1)],
)
def test_a_busy_service_is_asked_once_more_after_the_time_it_names(
    monkeypatch: pytest.MonkeyPatch, after: bytes, waits: list[int], asked: int
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(fetching.time, "sleep", pauses.append)
    with serving({"/often": (429, after)}) as busy:
        assert "(status 429): try again later." in said(f"{busy.url}often")
        assert (pauses, len(busy.asked)) == (waits, asked)


def test_the_second_answer_of_a_busy_service_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: dict[str, tuple[int, object]] = {"/often": (429, b"1")}
    free = (200, {"a": 1})
    monkeypatch.setattr(fetching.time, "sleep", lambda wait: answers.update({"/often": free}))
    with serving(answers) as busy:
        assert fetch_json(f"{busy.url}often") == {"a": 1}


def test_an_answer_has_a_size(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 4000)
    host = service.url.split("/")[2]
    assert said(f"{service.url}large") == (
        f"10.1/x:1: NET004 The answer of {host} is larger than 4,000 bytes and was not read."
    )


@pytest.mark.parametrize("path", ["file", "ftp"])
def test_no_redirection_leads_off_the_web(service: Service, path: str) -> None:
    assert "NET00" in said(service.url + path)


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://127.0.0.1/x", "nonsense"])
def test_nothing_but_the_web_is_read(url: str) -> None:
    assert " NET001 " in said(url)


def test_offline_is_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{taken.getsockname()[1]}"
        assert said(f"http://{host}/") == (
            f"10.1/x:1: NET001 {host} could not be reached (Connection refused): "
            "try again when online."
        )


def test_a_silent_service_is_not_waited_for() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        host = f"127.0.0.1:{silent.getsockname()[1]}"
        assert said(f"http://{host}/", timeout=0.2) == (
            f"10.1/x:1: NET001 {host} could not be reached (timed out): try again when online."
        )
