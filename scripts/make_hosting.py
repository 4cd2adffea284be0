"""Writes docs/hosting anew: what nginx and Apache need to send the site's headers.

python scripts/make_hosting.py
"""

from __future__ import annotations

from pathlib import Path

from factsheets.site.headers import hosting_files

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Write every file."""
    for name, text in hosting_files().items():
        (ROOT / name).write_text(text, encoding="utf-8", newline="\n")
        print(name)


if __name__ == "__main__":
    main()
