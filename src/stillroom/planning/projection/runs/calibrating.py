"""Calibrations from scenario files, and what they find into files."""

from datetime import date
from typing import Any

import numpy as np

from stillroom.planning.projection.calibration.case import Case, Other
from stillroom.planning.projection.calibration.history import History
from stillroom.planning.projection.calibration.priors import Priors
from stillroom.planning.projection.parameters import Parameter
from stillroom.planning.projection.runs import tables
from stillroom.planning.projection.runs.reading import Document
from stillroom.planning.projection.scenario.parsing import parameter_of
from stillroom.planning.projection.scenario.problems import Path as Place

COUNTS = (
    tables.Column("date", tables.day, "a date such as 2025-03-31"),
    tables.Column("headcount", tables.between(1, 1e9), "a number above 0"),
    tables.Column("joiners", tables.between(0, 1e9), "a number, 0 or more", float("nan")),
    tables.Column("leavers", tables.between(0, 1e9), "a number, 0 or more", float("nan")),
)
STARTS = (
    tables.Column("starts", tables.day, "a date such as 2026-09-01"),
    tables.Column("number", tables.between(0, 1e7), "a number, 0 or more"),
)
WHOLE: Place = ("calibration",)


def case_of(document: Document) -> Case:
    """Raises `NotAScenario`, naming file, line and field."""
    if "calibration" not in document.plain:
        raise document.refused((), "There is no [calibration]: say what is fitted to which history, with which priors.")
    given = document.plain["calibration"]
    priors = _priors(document, (*WHOLE, "priors"), given["priors"])
    try:
        return Case(
            title=document.plain["title"],
            history=_history(document, given),
            priors=Priors(priors),
            seed=document.plain.get("seed", 1),
            years=given.get("years", 4),
            rows=given.get("rows", 2000),
            places=_places_later(document, given),
            others=[_other(document, number, each) for number, each in enumerate(given.get("alternatives", ()))],
            evidence={name: each.get("evidence", "") for name, each in given["priors"].items()},
        )
    except ValueError as error:
        raise document.refused(WHOLE, str(error)) from None


def _history(document: Document, given: dict[str, Any]) -> History:
    rows = [row for _, row in document.rows((*WHOLE, "history"), COUNTS)]
    rows.sort(key=lambda row: row["date"])
    ends: list[date] = [row["date"] for row in rows]
    if len({(end.month, end.day) for end in ends}) > 1:
        raise document.refused(
            (*WHOLE, "history"), "The counts are of different days of the year. Give one day a year."
        )
    started: dict[int, float] = {}
    for _, row in document.rows((*WHOLE, "places"), STARTS) if "places" in given else ():
        end = _ends_in(row["starts"], ends[0])
        started[end] = started.get(end, 0.0) + row["number"]
    columns = {name: np.array([row[name] for row in rows], np.float64) for name in ("headcount", "joiners", "leavers")}
    return History([end.year for end in ends], columns["headcount"], started, columns["joiners"], columns["leavers"])


def _ends_in(day: date, end: date) -> int:
    """The year in which the counted year of a day ends."""
    return day.year + ((day.month, day.day) > (end.month, end.day))


def _places_later(document: Document, given: dict[str, Any]) -> Parameter | None:
    name = given.get("places_later")
    if name is None:
        return None
    if name not in document.plain.get("parameters", {}):
        raise document.refused((*WHOLE, "places_later"), f"There is no parameter “{name}”. Add [parameters.{name}].")
    return parameter_of(document.plain["parameters"][name])


def _other(document: Document, number: int, given: dict[str, Any]) -> Other:
    path: Place = (*WHOLE, "alternatives", number)
    return Other(given["name"], _priors(document, (*path, "priors"), given.get("priors", {})), given.get("since"))


def _priors(document: Document, path: Place, given: dict[str, Any]) -> dict[str, Parameter]:
    found = {}
    for name, each in given.items():
        try:
            found[name] = parameter_of(each)
        except ValueError as error:
            raise document.refused((*path, name), str(error)) from None
    return found
