"""Who is there, how much they work and supervise, and what is not known, from a scenario's tables."""

from collections.abc import Sequence

from stillroom.planning.projection.drawing import Correlation
from stillroom.planning.projection.laws.supervising import Supervising, Takes
from stillroom.planning.projection.laws.where import PARTS
from stillroom.planning.projection.laws.working_time import WorkingTime
from stillroom.planning.projection.scenario.parsing.base import Parsing
from stillroom.planning.projection.scenario.parsing.values import Table, as_date, span
from stillroom.planning.projection.scenario.people import People
from stillroom.planning.projection.scenario.problems import Path, choice
from stillroom.planning.projection.scenario.scenario import Insufficient
from stillroom.planning.projection.working_time import PLACES


def people(parsing: Parsing, rows: Sequence[tuple[Path, Table]]) -> list[People]:
    trainees = {each["staff_group"] for each in parsing.tables.get("training", ())}
    if not rows:
        parsing.refuse(("people",), "Nobody is there. Give `file` or `rows`.")
    found = []
    for path, row in rows:
        parts = {name: str(row[name]) for name in PARTS}
        wrong = [name for name in PARTS if parts[name] not in parsing.known[name]]
        for name in wrong:
            parsing.named((*path, name), parts[name], parsing.known[name], name.replace("_", " "))
        if wrong:
            continue
        group = parsing.staff_groups[parts["staff_group"]]
        allowed = {"band": group.bands, "sector": group.sectors, "region": group.regions}
        for name, values in allowed.items():
            if parts[name] not in values:
                said = f"{group.code} has no {name} “{parts[name]}”. It has: {choice(list(values))}."
                parsing.refuse((*path, name), said)
        ends = row.get("training_ends")
        if ends is not None and group.code not in trainees:
            parsing.refuse((*path, "training_ends"), f"Those of {group.code} are in no training. Leave it empty.")
        elif ends is not None and as_date(ends) <= as_date(parsing.tables["base"]):
            parsing.refuse((*path, "training_ends"), f"{ends} is not after the base date. Count them as qualified.")
        age, years = span(row["age"]), span(row.get("years_in_post", 0))
        if age[1] < age[0] or years[1] < years[0]:
            parsing.refuse(path, "A range runs downwards. Write the smaller number first.")
            continue
        found.append(
            People(
                **parts, age=age, years_in_post=years, fte=float(row.get("fte", 1.0)),
                headcount=int(row.get("headcount", 1)), training_ends=None if ends is None else as_date(ends),
            )
        )  # fmt: skip
    return found


def working_time(parsing: Parsing) -> list[WorkingTime]:
    found = []
    for group, table in parsing.tables.get("working_time", {}).items():
        parsing.named(("working_time", group), group, tuple(parsing.staff_groups), "staff group")
        by_age = {int(age): {int(w): n for w, n in places.items()} for age, places in table.items()}
        for age, places in by_age.items():
            if sum(places.values()) != PLACES:
                said = f"They are {sum(places.values())} people. Say of {PLACES} how much each works."
                parsing.refuse(("working_time", group, str(age)), said)
        found.append(WorkingTime(group, by_age))
    return found


def supervising(parsing: Parsing) -> Supervising | None:
    given = parsing.tables.get("supervision", {"on": False})
    if not given["on"]:
        return None
    for name in ("takes", "drop_out", "delay"):
        if name not in given:
            parsing.refuse(("supervision",), f"`{name}` is missing. Add it, or write on = false.")
            return None
    takes = []
    for number, each in enumerate(given["takes"]):
        path: Path = ("supervision", "takes", number)
        where = parsing.where((*path, "where"), each["where"])
        takes.append(Takes(where, parsing.figure((*path, "trainees"), each["trainees"], "number")))
    needs = dict(given.get("needs", {}))
    routes = [each.get("route", each["name"]) for each in parsing.tables.get("training", ())]
    for route in needs:
        parsing.named(("supervision", "needs", route), route, routes, "route")
    drop_out = parsing.figure(("supervision", "drop_out"), given["drop_out"], "number")
    delay = parsing.figure(("supervision", "delay"), given["delay"], "number")
    return Supervising(takes, drop_out, delay, needs, given.get("production", False))


def insufficient(parsing: Parsing) -> list[Insufficient]:
    found = []
    for number, each in enumerate(parsing.tables.get("insufficient", ())):
        for name in ("staff_group", "sector", "region"):
            if name in each:
                path = ("insufficient", number, name)
                parsing.named(path, each[name], parsing.known[name], name.replace("_", " "))
        found.append(Insufficient(**each))
    return found


def correlations(parsing: Parsing) -> list[Correlation]:
    found = []
    for number, each in enumerate(parsing.tables.get("correlations", ())):
        for name in ("one", "other"):
            parsing.named(("correlations", number, name), each[name], sorted(parsing.assumptions), "parameter")
        found.append(Correlation(each["one"], each["other"], float(each["by"])))
    return found
