"""The laws of change, from a scenario's tables."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from stillroom.planning.projection.laws.dormancy import Dormancy
from stillroom.planning.projection.laws.hazard import Hazard
from stillroom.planning.projection.laws.joining import Joining
from stillroom.planning.projection.laws.leaving import Leaving
from stillroom.planning.projection.laws.moving_sector import MovingSector
from stillroom.planning.projection.laws.progressing import Progressing
from stillroom.planning.projection.laws.retiring import Retiring
from stillroom.planning.projection.laws.training import Training
from stillroom.planning.projection.scenario.parsing.base import Parsing
from stillroom.planning.projection.scenario.parsing.values import Table, as_date
from stillroom.planning.projection.scenario.problems import Path

HAZARD = TypeVar("HAZARD", bound=Hazard)


def hazards(
    parsing: Parsing, name: str, make: Callable[..., HAZARD], more: Callable[[Path, Table], dict[str, Any]]
) -> list[HAZARD]:
    found = []
    for path, each in parsing.entries(name):
        given = {
            "name": each["name"],
            "where": parsing.where((*path, "where"), each.get("where")),
            "rate": parsing.figure((*path, "rate"), each["rate"], "rate"),
        }
        for by in ("by_age", "by_years_in_post", "by_year"):
            given[by] = {int(start): float(times) for start, times in each.get(by, {}).items()}
        found.append(make(**given, **more(path, each)))
    return found


def leaving(parsing: Parsing) -> list[Leaving]:
    return hazards(parsing, "leaving", Leaving, lambda path, each: {})


def retiring(parsing: Parsing) -> list[Retiring]:
    return hazards(parsing, "retiring", Retiring, lambda path, each: {})


def moving_sector(parsing: Parsing) -> list[MovingSector]:
    return hazards(
        parsing, "moving_sector", MovingSector, lambda path, each: {"to": parsing.to((*path, "to"), each["to"])}
    )


def progressing(parsing: Parsing) -> list[Progressing]:
    def more(path: Path, each: Table) -> dict[str, Any]:
        keeps = each.get("keeps_years_in_post", False)
        return {"to": parsing.to((*path, "to"), each["to"]), "keeps_years_in_post": keeps}

    return hazards(parsing, "progressing", Progressing, more)


def dormancy(parsing: Parsing) -> list[Dormancy]:
    def more(path: Path, each: Table) -> dict[str, Any]:
        where = each.get("where", {}).get("sector", parsing.sectors)
        sectors = [where] if isinstance(where, str) else list(where)
        to = dict(each.get("returns_to", {}))
        if "sector" not in to and len(sectors) > 1:
            parsing.refuse((*path, "returns_to"), "People stop from several sectors. Say which they return to.")
        to.setdefault("sector", sectors[0])
        returns = parsing.figure((*path, "returns"), each["returns"], "rate")
        return {"returns": returns, "returns_to": parsing.to((*path, "returns_to"), to)}

    return hazards(parsing, "dormancy", Dormancy, more)


def training(parsing: Parsing) -> list[Training]:
    found: list[Training] = []
    for path, each in parsing.entries("training"):
        route, group = each.get("route", each["name"]), each["staff_group"]
        parsing.named((*path, "staff_group"), group, tuple(parsing.staff_groups), "staff group")
        for other in found:
            if other.route == route or other.staff_group == group:
                parsing.refuse(path, f"“{other.route}” has the same route or trainees. Each route needs its own.")
        found.append(
            Training(
                route, group, each["months"],
                parsing.to((*path, "qualifies_into"), each["qualifies_into"]),
                parsing.get(path, each, "passes", "share", 1.0), each.get("resit_months", 6),
                parsing.get(path, each, "deferral", "share"), each.get("deferral_months", 12),
                parsing.get(path, each, "drop_out", "rate"),
            )
        )  # fmt: skip
    return found


def joining(parsing: Parsing) -> list[Joining]:
    return [
        Joining(
            each["name"], parsing.where((*path, "to"), each["to"]),
            parsing.figure((*path, "per_year"), each["per_year"], "number"),
            parsing.ages(path, each, (20, 40)), tuple(sorted(each.get("months", range(1, 13)))),
            {int(year): float(times) for year, times in each.get("by_year", {}).items()},
            each.get("evenly", False), as_date(each.get("from", date.min)), as_date(each.get("until", date.max)),
        )
        for path, each in parsing.entries("joining")
    ]  # fmt: skip
