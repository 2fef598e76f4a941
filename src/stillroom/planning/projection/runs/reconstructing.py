"""Reconstructions of printed figures from scenario files."""

from typing import Any

from stillroom.planning.projection.calibration.reconstruction.findings import Donors, Reconstruction
from stillroom.planning.projection.calibration.reconstruction.grid import Grid, Levels
from stillroom.planning.projection.runs.reading import Document

WHOLE = ("reconstruction",)


def reconstruction_of(document: Document) -> Reconstruction:
    """Raises `NotAScenario`, naming file, line and field."""
    if "reconstruction" not in document.plain:
        raise document.refused((), "There is no [reconstruction]: say which assumptions are tried.")
    given = document.plain["reconstruction"]
    try:
        donors = Donors(**given["donors"]) if "donors" in given else None
        grids = [_grid(each, given.get("choices", [])) for each in given["grids"]]
        return Reconstruction(grids, given["printed"], given.get("source", ""), given["low"], given["high"], donors)
    except ValueError as error:
        raise document.refused(WHOLE, str(error)) from None


def _grid(given: dict[str, Any], common: list[dict[str, Any]]) -> Grid:
    choices = [
        Levels(each["name"], each["title"], each["levels"], each.get("source", ""))
        for each in (*common, *given.get("choices", []))
    ]
    return Grid(given["name"], choices, given.get("fixed", {}))
