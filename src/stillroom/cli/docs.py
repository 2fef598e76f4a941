"""`stillroom docs`"""

from pathlib import Path
from typing import Annotated

import typer

from stillroom.cli.outcome import fail
from stillroom.cli.start import start


def docs(
    folder: Annotated[Path, typer.Argument(help="Where the generated pages stand.")] = Path("docs/reference"),
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail when a page is out of date.")] = False,
) -> None:
    """Write the pages of the documentation that are generated: who may do what, why a statement is refused."""
    start(database=False)
    from stillroom.apps.ledger.presenters.reference import PAGES

    if check:
        stale = [name for name, page in PAGES.items() if not _says(folder / name, page())]
        if stale:
            fail(*(f"{folder / name} is out of date. Run: stillroom docs {folder}" for name in stale))
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")


def _says(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text
