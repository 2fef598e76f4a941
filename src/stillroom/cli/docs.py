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
    from stillroom.apps.passport.presenters.reference import credential_problems_reference
    from stillroom.cli.qualification.reference import qualification_reference
    from stillroom.planning.costing.files.reference import costs_reference
    from stillroom.planning.projection.description import model_reference
    from stillroom.planning.projection.runs.commissioning.reference import commissioning_reference
    from stillroom.planning.projection.runs.reference import scenario_reference

    pages = {folder / name: page for name, page in PAGES.items()}
    pages[folder / "credential-problems.md"] = credential_problems_reference
    pages[folder / "projection-model.md"] = model_reference
    pages[folder / "scenario.md"] = scenario_reference
    pages[folder / "commissioning.md"] = commissioning_reference
    pages[folder / "costs.md"] = costs_reference
    pages[folder.parent / "validation" / "installation-qualification.md"] = qualification_reference
    if check:
        stale = [path for path, page in pages.items() if not _says(path, page())]
        if stale:
            fail(*(f"{path} is out of date. Run: stillroom docs {folder}" for path in stale))
        return
    for path, page in pages.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(), encoding="utf-8")


def _says(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text
