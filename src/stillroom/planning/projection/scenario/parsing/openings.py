"""Training places and new posts, from a scenario's tables."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from stillroom.planning.projection.laws.places import Places
from stillroom.planning.projection.laws.recruiting import CAP_LIFTED, CAPPED_FROM, Cap, Recruiting
from stillroom.planning.projection.laws.where import Where
from stillroom.planning.projection.scenario.parsing.base import Parsing
from stillroom.planning.projection.scenario.parsing.values import Table, as_date
from stillroom.planning.projection.scenario.problems import Path, choice
from stillroom.planning.projection.scenario.scenario import StaffGroup
from stillroom.planning.projection.space import Cell


def places(parsing: Parsing, rows: Mapping[int, list[tuple[Path, Table]]]) -> list[Places]:
    """`rows`: of the file that an entry names, by the number of the entry."""
    found: list[Places] = []
    for number, (path, each) in enumerate(parsing.entries("places")):
        if "file" in each:
            for row_path, row in rows.get(number, []):
                one = {**each, "number": float(row["number"]), "starts": [row["starts"]]}
                one |= {name: row[name] for name in ("route", "region") if row.get(name)}
                found += _places(parsing, row_path, path, one)
        else:
            found += _places(parsing, path, path, each)
    return found


def _places(parsing: Parsing, path: Path, entry_path: Path, entry: Table) -> list[Places]:
    groups = {each.get("route", each["name"]): each["staff_group"] for each in parsing.tables.get("training", ())}
    if "route" not in entry:
        parsing.refuse(path, "`route` is missing. Add it.")
        return []
    parsing.named((*path, "route"), entry["route"], sorted(groups), "route")
    group = parsing.staff_groups.get(groups.get(entry["route"], ""))
    if group is None:
        return []
    one = {}
    for name, values in (("sector", group.sectors), ("band", group.bands)):
        if name not in entry and len(values) > 1:
            parsing.refuse(
                entry_path, f"Trainees of {entry['route']} have several {name}s. Say which: {choice(values)}."
            )
        one[name] = entry.get(name, values[0])
        if one[name] not in values:
            parsing.refuse((*entry_path, name), f"{group.code} has no {name} “{one[name]}”. It has: {choice(values)}.")
            return []
    support = parsing.where((*entry_path, "support"), entry.get("support"))
    from_support = parsing.get(entry_path, entry, "from_support", "share")
    if from_support != 0 and support == Where():
        parsing.refuse(entry_path, 'Say in `support` who the support staff are, such as { staff_group = "support" }.')
    starts = parsing.dates(path, entry, "starts")
    numbers = parsing.by_region(path, entry, "number", "number", entry.get("region"))
    return [
        Places(
            entry["name"], entry["route"], region, figure, starts, one["sector"], one["band"], from_support, support,
            parsing.ages(entry_path, entry, (18, 35)),
        )
        for region, figure in numbers.items()
        if _has_region(parsing, path, group, region)
    ]  # fmt: skip


def _has_region(parsing: Parsing, path: Path, group: StaffGroup, region: str) -> bool:
    if region in parsing.regions and region not in group.regions:
        parsing.refuse(path, f"{group.code} is not in {region}. It is in: {choice(group.regions)}.")
    return region in group.regions


def recruiting(parsing: Parsing) -> list[Recruiting]:
    found = []
    for path, each in parsing.entries("recruiting"):
        to, group = each["to"], parsing.staff_groups.get(each["to"]["staff_group"])
        parsing.named((*path, "to", "staff_group"), to["staff_group"], tuple(parsing.staff_groups), "staff group")
        if group is None:
            continue
        if to["staff_group"] in {one["staff_group"] for one in parsing.tables.get("training", ())}:
            parsing.refuse((*path, "to"), "Trainees hold no posts. Open training places instead.")
        parsing.named((*path, "to", "band"), to["band"], group.bands, "band")
        parsing.named((*path, "to", "sector"), to["sector"], group.sectors, "sector")
        donors = {}
        for sector, share in each.get("donors", {}).items():
            parsing.named((*path, "donors", sector), sector, parsing.sectors, "sector")
            donors[sector] = parsing.figure((*path, "donors", sector), share, "share")
        plain = sum(share for share in donors.values() if not isinstance(share, str))
        if plain > 1 + 1e-9:
            parsing.refuse((*path, "donors"), f"They add up to {plain:g}. Together donors can give at most 1.")
        donor_groups = tuple(each.get("donor_staff_groups", ()))
        for one in donor_groups:
            parsing.named((*path, "donor_staff_groups"), one, tuple(parsing.staff_groups), "staff group")
        numbers = parsing.by_region(path, each, "number", "number", to.get("region"))
        dates = parsing.dates(path, each, "dates")
        common: dict[str, Any] = {
            "donors": donors, "donor_staff_groups": donor_groups, "any_region": each.get("any_region", False),
            "rest_vacant": each.get("rest") == "vacant", "ages": parsing.ages(path, each, (22, 50)),
            "adds_to_need": each.get("adds_to_need", True), "fte": float(each.get("fte", 1.0)),
            "cap": _cap(parsing, path, each),
        }  # fmt: skip
        for region, figure in numbers.items():
            if not _has_region(parsing, path, group, region):
                continue
            cell = Cell(to["staff_group"], to["band"], to["sector"], region)
            found.append(Recruiting(each["name"], cell, figure, dates, **common))
    return found


def _cap(parsing: Parsing, path: Path, entry: Table) -> Cap | None:
    given = entry.get("cap")
    if given is None:
        return None
    for region in given["networks"]:
        parsing.named((*path, "cap", "networks", region), region, parsing.regions, "region")
    starts, lifted = _day(given, "from", CAPPED_FROM), _day(given, "lifted", CAP_LIFTED)
    return Cap({region: tuple(each) for region, each in given["networks"].items()}, starts, lifted)


def _day(given: Table, name: str, default: date) -> date:
    return as_date(given[name]) if name in given else default
