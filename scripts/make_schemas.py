"""Write the JSON Schemas of all content files to ``schemas/``, and remove those of gone kinds."""

from __future__ import annotations

from pathlib import Path

from factsheets.form.schema import schemas

FOLDER = Path(__file__).parent.parent / "schemas"


def main() -> None:
    """Make ``schemas/`` hold exactly what the models say."""
    FOLDER.mkdir(exist_ok=True)
    made = dict(schemas())
    for path in FOLDER.glob("*.json"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
