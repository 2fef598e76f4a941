"""`--suppress`: what is made of a run shows no small numbers of people."""

import json
from pathlib import Path
from typing import Annotated

import typer

SUPPRESS = Annotated[
    bool,
    typer.Option(
        "--suppress",
        help="The people are real: leave numbers under 5, and what they follow from, out of report and workbook.",
    ),
]


def mark_suppressed(folder: Path) -> None:
    """In the manifest of a run, by which every report of it goes."""
    path = folder / "manifest.json"
    told = json.loads(path.read_text(encoding="utf-8")) | {"suppress": True}
    path.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
