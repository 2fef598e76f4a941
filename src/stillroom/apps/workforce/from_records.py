"""A scenario that begins with an organisation's own records: who is there, who is in training, how readily they leave.

Every figure says in the file where it comes from. What records do not say is assumed, and said to be.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import StringIO
from typing import Any

from stillroom.apps.people.models.post import StaffGroup
from stillroom.apps.workforce.counted import Counted
from stillroom.apps.workforce.levers import Document
from stillroom.apps.workforce.picture import Held
from stillroom.apps.workforce.selectors.in_training import InTraining
from stillroom.apps.workforce.selectors.live_workforce import Experience
from stillroom.competence.suppression import SMALLEST

NOT_RECORDED = "not recorded"
PEOPLE = "people.csv"
ANY_AGE = "21-64"
"""Of people whose date of birth nobody recorded: spread evenly."""
PTPT = StaffGroup.PRE_REGISTRATION_TRAINEE_PHARMACY_TECHNICIAN
TECHNICIAN = StaffGroup.PHARMACY_TECHNICIAN
ALL_LEAVE, ALL_JOIN = "all_leave", "all_join"
PTPT_MONTHS = 24
"""D2:417."""
SOON = timedelta(days=31)
"""When those are taken to qualify whose two years are over."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the planner adds to the records. `vacancy` and `places` may be unknown."""

    title: str
    years: int
    draws: int
    growth: float
    vacancy: float | None
    places: int


def scenario_document(
    asked: Asked,
    people: Sequence[Held],
    past: Experience,
    *,
    owner: str,
    synthetic: bool,
    trainees: Sequence[InTraining] = (),
) -> Document:
    """Of people in the table `PEOPLE`. Trainees of routes whose length no source gives stay in their staff group."""
    groups, regions, sectors = _groups(people), _names(each.region for each in people), _names(e.sector for e in people)
    document: Document = {
        "schema": 1,
        "title": asked.title,
        "description": " ".join(_description(past, people, trainees)),
        "owner": owner,
        "base": past.on,
        "years": asked.years,
        "draws": asked.draws,
        "seed": 1,
        "executor": "individuals",
        "synthetic": synthetic,
        "space": {"regions": regions, "sectors": sectors},
        "staff_groups": groups,
        "people": {"file": PEOPLE},
        "parameters": _parameters(past, owner, groups),
        "leaving": _leaving(past, groups),
        "joining": _joining(past, groups),
        "demand": [],
    }
    if asked.vacancy is not None:
        document["demand"] = [
            {"name": "Posts as they are", "vacancy": asked.vacancy / 100, "growth": asked.growth / 100}
        ]
    _add_training(document, asked, people)
    return {key: value for key, value in document.items() if value not in ([], {})}


def _description(past: Experience, people: Sequence[Held], trainees: Sequence[InTraining]) -> Iterator[str]:
    unknown = sum(each.age is None for each in people)
    yield f"From Stillroom’s own records on {past.on.isoformat()}, and those of the {past.years:.1f} years before it."
    if unknown:
        number = unknown if unknown >= SMALLEST else f"fewer than {SMALLEST}"
        yield f"The age of {number} of {len(people)} people is not recorded: spread evenly from {ANY_AGE}."
    yield from _when_trainees_qualify(_on_the_route(trainees, people), past.on)


def _on_the_route(trainees: Sequence[InTraining], people: Sequence[Held]) -> list[InTraining]:
    """The PTPTs. Where there are no technicians to become, the scenario has no route and they stay what they are."""
    if not any(each.staff_group == TECHNICIAN for each in people):
        return []
    return [each for each in trainees if each.staff_group == PTPT]


def _when_trainees_qualify(trainees: Sequence[InTraining], on: date) -> Iterator[str]:
    """By which record. Not how many: they are few."""
    recorded = [each for each in trainees if each.qualifies]
    if recorded:
        yield (
            "Trainee pharmacy technicians are taken to qualify two years after the enrolment on record; no other"
            " expected day is recorded."
        )
    if any(each.done or each.qualifies != _still(each.qualifies, on) for each in recorded):
        yield "Where the two years are over or the course is completed, they qualify a month from the base date."
    if len(recorded) < len(trainees):
        yield f"Where no enrolment is recorded, they are spread evenly over the {PTPT_MONTHS} months."


def _names(values: Iterable[str]) -> list[str]:
    return sorted({value or NOT_RECORDED for value in values})


def _groups(people: Sequence[Held]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for code in sorted({each.staff_group for each in people}):
        of = [each for each in people if each.staff_group == code]
        found[code] = {
            "name": dict(StaffGroup.choices).get(code, code),
            "bands": _names(each.band for each in of),
            "registered": all(each.registered for each in of),
        }
    return found


COLUMNS = (
    "staff_group", "band", "sector", "region", "age", "years_in_post", "fte", "headcount", "training_ends",
)  # fmt: skip
AGE_CLASS, YEARS_CLASSES = 5, (0, 1, 2, 5, 10, 20, 61)


def people_table(people: Sequence[Held], trainees: Sequence[InTraining], on: date) -> str:
    """As CSV. Ages and times in post are in classes: the table is about kinds of people, not about anybody.

    Each trainee is taken to qualify on the day of her own record; where her two years or her course are over, a month
    from now.
    """
    ends = {each.person: _still(each.qualifies, on) for each in _on_the_route(trainees, people)}
    found: Counter[tuple[str, ...]] = Counter()
    for each in people:
        end = ends.get(each.person) if each.staff_group == PTPT else None
        where = (each.band or NOT_RECORDED, each.sector or NOT_RECORDED, each.region or NOT_RECORDED)
        fte = f"{min(float(each.fte), 1.0):g}"
        row = (each.staff_group, *where, _age(each.age), _years(each.years), fte, end.isoformat() if end else "")
        found[row] += 1
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([*row[:-1], number, row[-1]] for row, number in sorted(found.items()))
    return text.getvalue()


def _still(end: date | None, on: date) -> date | None:
    return max(end, on + SOON) if end else None


def _age(age: int | None) -> str:
    if age is None:
        return ANY_AGE
    first = max(16, age // AGE_CLASS * AGE_CLASS)
    return f"{first}-{age // AGE_CLASS * AGE_CLASS + AGE_CLASS - 1}"


def _years(years: int) -> str:
    first = max(each for each in YEARS_CLASSES[:-1] if each <= years)
    last = YEARS_CLASSES[YEARS_CLASSES.index(first) + 1] - 1
    return f"{first}-{last}" if last > first else str(first)


def _leavers(past: Experience, groups: Mapping[str, Any]) -> Counted[str]:
    """Of everyone but trainees."""
    years = {code: past.person_years[code] for code in groups if code != PTPT and past.person_years.get(code)}
    return Counted(past.left, years, sum(years.values()))


def _joiners(past: Experience, groups: Mapping[str, Any]) -> Counted[tuple[str, str, str]]:
    """By staff group, sector and region; all were counted in the same years."""
    places = sorted(place for place in past.joined if place[0] in groups and place[0] != PTPT)
    return Counted(past.joined, dict.fromkeys(places, past.years), past.years)


def _parameters(past: Experience, owner: str, groups: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    evidence = f"Own records from {past.since.isoformat()} to {past.on.isoformat()}"
    common = {"owner": owner, "date": past.on}
    leaving = common | {"group": "leaving", "unit": "leavers a person a year"}
    joining = common | {"group": "joining", "unit": "joiners a year"}
    left, joined = _leavers(past, groups), _joiners(past, groups)
    found: dict[str, dict[str, Any]] = {}
    if left.is_pooled:
        found[ALL_LEAVE] = left.together(evidence) | leaving
    else:
        found |= {_leave(code): left.of(code, evidence) | leaving for code in left.exposure}
    if joined.is_pooled:
        found[ALL_JOIN] = joined.together(evidence) | joining
    else:
        found |= {_join(*place): joined.of(place, evidence) | joining for place in joined.exposure}
    return found


def _leave(code: str) -> str:
    return f"{code}_leave"


def _join(code: str, sector: str, region: str) -> str:
    return f"{code}_join_{sector or NOT_RECORDED}_{region or NOT_RECORDED}".replace(" ", "_")


def _leaving(past: Experience, groups: Mapping[str, Any]) -> list[dict[str, Any]]:
    counted = _leavers(past, groups)
    return [
        {
            "name": f"{groups[code]['name']} leave",
            "where": {"staff_group": code},
            "rate": ALL_LEAVE if counted.is_pooled else _leave(code),
        }
        for code in groups
        if code in counted.exposure
    ]


def _joining(past: Experience, groups: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Put together, they join where people are: where the few joined is not told either."""
    counted = _joiners(past, groups)
    if counted.is_pooled:
        others = [code for code in groups if code != PTPT]
        return [{"name": "Joining, all staff groups", "to": {"staff_group": others}, "per_year": ALL_JOIN}]
    return [
        {
            "name": f"{groups[code]['name']} join, {sector or NOT_RECORDED}, {region or NOT_RECORDED}",
            "to": {"staff_group": code, "sector": sector or NOT_RECORDED, "region": region or NOT_RECORDED},
            "per_year": _join(code, sector, region),
        }
        for code, sector, region in counted.exposure
    ]


def _add_training(document: Document, asked: Asked, people: Sequence[Held]) -> None:
    """The PTPT route, where somebody is on it or places are asked for and there are technicians to become."""
    technicians = [each for each in people if each.staff_group == TECHNICIAN]
    on_it = [each for each in people if each.staff_group == PTPT]
    if not technicians or not (on_it or asked.places):
        return
    into = min(each.band or NOT_RECORDED for each in technicians)
    if not on_it:
        document["staff_groups"][PTPT.value] = {"name": PTPT.label, "bands": [NOT_RECORDED]}
    document["training"] = [
        {
            "name": "PTPT",
            "staff_group": PTPT.value,
            "months": PTPT_MONTHS,
            "qualifies_into": {"staff_group": TECHNICIAN.value, "band": into},
        }
    ]
    if asked.places:
        most = Counter((each.sector or NOT_RECORDED, each.region or NOT_RECORDED) for each in technicians)
        (sector, region), _ = most.most_common(1)[0]
        first = document["base"].year + (document["base"].month >= 9)
        document["places"] = [
            {
                "name": "PTPT places",
                "route": "PTPT",
                "region": region,
                "sector": sector,
                "band": document["staff_groups"][PTPT.value]["bands"][0],
                "number": asked.places,
                "every_year": {"month": 9, "from": first, "until": first + asked.years - 1},
            }
        ]
