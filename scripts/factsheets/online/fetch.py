"""Asks a public service for JSON. The only module of the package that uses the network.

In: an address. Out: what the JSON says, or a :class:`FetchError` with the code and the values of
one clear sentence (rules NET001 to NET005). Only the commands that a person starts for it come
here; the build of the site never does.
"""

from __future__ import annotations

import json
import re
import time
from http.client import HTTPException
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from factsheets.messages.problem import Problem
from factsheets.reading.rawtext import note

MAX_BYTES: Final = 4_000_000
TIMEOUT: Final = 20.0
LONGEST_WAIT: Final = 60
# The services ask callers to say who they are.
AGENT: Final = "factsheets/1 (scripts of a static evidence site)"
_CHUNK = 65_536


class FetchError(Exception):
    """Why a service gave no answer: rule code and values of its message."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def problem(self, path: str) -> Problem:
        """The same as a problem of ``path``, the thing that was asked for."""
        return note(self.code, path, 1, 1, **self.values)


def fetch_json(url: str, accept: str = "application/json", timeout: float = TIMEOUT) -> Any:
    """The JSON at ``url``, asked for as ``accept``. Raises :class:`FetchError`.

    The whole answer must be there after ``timeout`` seconds and have at most ``MAX_BYTES``. A
    service that is too busy and says for how long (Retry-After, RFC 9110, section 10.2.3) is
    asked once more after that time, if it is at most ``LONGEST_WAIT`` seconds.
    """
    host = urlsplit(url).netloc
    try:
        request = Request(url, headers={"Accept": accept, "User-Agent": AGENT})
        raw = _ask(request, host, timeout)
    except HTTPError as error:
        code = "NET002" if error.code in (404, 410) else "NET003"
        error.close()
        raise FetchError(code, host=host, status=str(error.code)) from None
    except (URLError, OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        words = getattr(reason, "strerror", None) or str(reason)
        raise FetchError("NET001", host=host, reason=words) from None
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        raise FetchError("NET005", host=host) from None


def _ask(request: Request, host: str, timeout: float) -> bytes:
    try:
        return _ask_once(request, host, timeout)
    except HTTPError as error:
        wait = _wait(error)
        if wait is None:
            raise
        error.close()
    time.sleep(wait)
    return _ask_once(request, host, timeout)


def _ask_once(request: Request, host: str, timeout: float) -> bytes:
    with _opener().open(request, timeout=timeout) as answer:
        return _read(answer, host, time.monotonic() + timeout)


def _wait(error: HTTPError) -> int | None:
    """The seconds after which a busy service may be asked again; none where it does not say, says
    a date, or wants more than a person would wait."""
    after = error.headers.get("Retry-After", "").strip()
    if error.code not in (429, 503) or not re.fullmatch("[0-9]{1,5}", after):
        return None
    return int(after) if int(after) <= LONGEST_WAIT else None


def _read(answer: Any, host: str, deadline: float) -> bytes:
    raw = b""
    while chunk := answer.read1(_CHUNK):
        raw += chunk
        if len(raw) > MAX_BYTES:
            raise FetchError("NET004", host=host, limit=f"{MAX_BYTES:,}")
        if time.monotonic() > deadline:
            raise TimeoutError("timed out")
    return raw


def _opener() -> OpenerDirector:
    """An opener for http and https; the usual one would follow a redirection to a file or ftp."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler,
        HTTPHandler,
        HTTPSHandler,
        HTTPRedirectHandler,
        HTTPDefaultErrorHandler,
        HTTPErrorProcessor,
        UnknownHandler,
    ):
        opener.add_handler(handler())
    return opener
