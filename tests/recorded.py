"""Answers of the public services, served on loopback.

Written by hand after the documented shape of each service (doi.org's content negotiation, NCBI's
citation exporter, Crossref's REST API): nothing was copied from a service, and the works are
invented, like those of the toy site.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

CROSSREF_CSL: dict[str, Any] = {
    "indexed": {"date-parts": [[2026, 11, 1]], "timestamp": 1793491200000},
    "publisher": "Toy Press",
    "issue": "3",
    "content-domain": {"domain": [], "crossmark-restriction": False},
    "DOI": "10.5555/TOY.New",
    "type": "article-journal",
    "created": {"date-parts": [[2019, 12, 30]]},
    "page": "101-109",
    "source": "Crossref",
    "title": "On the <i>in vivo</i> growth of invented &amp; other cells",
    "volume": "12",
    "author": [
        {"given": "Zoë Anna", "family": "Müller", "sequence": "first", "affiliation": []},
        {"given": "Jean-Pierre", "family": "Berg", "non-dropping-particle": "van den"},
        {"name": "Toy Study Group", "sequence": "additional"},
    ],
    "container-title": "Journal of Toys",
    "issued": {"date-parts": [[2020, 1, 15]]},
    "ISSN": ["1234-5678"],
    "URL": "http://dx.doi.org/10.5555/toy.new",
}
NCBI_CSL: dict[str, Any] = {
    "source": "PubMed",
    "accessed": {"date-parts": [[2026, 11, 21]]},
    "id": "pmid:10000099",
    "title": "Invented patients with brain metastases.",
    "author": [{"family": "Owl", "given": "Ann B"}, {"family": "Rook", "given": "CD"}],
    "container-title-short": "J Toys",
    "container-title": "Journal of toys",
    "ISSN": "1234-5678",
    "issued": {"date-parts": [[2021, 5]]},
    "page": "e77",
    "volume": "13",
    "PMID": "10000099",
    "PMCID": "PMC9999999",
    "DOI": "10.5555/toy.owl",
    "type": "article-journal",
}
Answers = Mapping[str, tuple[int, Any]]


class Service:
    """A running service: its address, and the requests it got (path, Accept)."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[tuple[str, str]] = []


@contextmanager
def serving(answers: Answers) -> Iterator[Service]:
    """Serve ``answers`` (path → status, then bytes as they are or data as JSON) on loopback.

    A status of 302 redirects to the address that stands for the body, one of 429 asks for the
    time to wait that stands there.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            service.asked.append((self.path, self.headers.get("Accept", "")))
            status, body = answers.get(self.path, (404, b"Resource not found."))
            raw = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            if status == 302:
                self.send_header("Location", raw.decode())
            if status == 429:
                self.send_header("Retry-After", raw.decode())
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service = Service(f"http://127.0.0.1:{server.server_port}/")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def crossref_work(doi: str, *updates: dict[str, Any]) -> dict[str, Any]:
    """The answer of Crossref's works API about one work, shortened."""
    message: dict[str, Any] = {"DOI": doi, "type": "journal-article", "title": ["A title"]}
    if updates:
        message["updated-by"] = [*updates]
    return {
        "status": "ok",
        "message-type": "work",
        "message-version": "1.0.0",
        "message": message,
    }


def crossref_update(kind: str, doi: str, *date: int, source: str = "publisher") -> dict[str, Any]:
    """One item of ``updated-by``."""
    return {
        "DOI": doi,
        "type": kind,
        "label": kind.replace("_", " ").capitalize(),
        "source": source,
        "updated": {"date-parts": [[*date]], "timestamp": 1700000000000},
        "record-id": "12345",
    }
