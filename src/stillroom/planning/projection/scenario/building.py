"""A scenario from the tables of its file, all checked."""

from collections.abc import Mapping, Sequence
from typing import Any

from stillroom.planning.projection.scenario.assembly import assembly_of
from stillroom.planning.projection.scenario.checking import impossible, notices
from stillroom.planning.projection.scenario.drawn import drawn
from stillroom.planning.projection.scenario.parsing import Parsing, Table, as_date, laws
from stillroom.planning.projection.scenario.parsing import people as about_people
from stillroom.planning.projection.scenario.parsing.demand import demand
from stillroom.planning.projection.scenario.parsing.openings import places, recruiting
from stillroom.planning.projection.scenario.parsing.parameters import assumptions
from stillroom.planning.projection.scenario.problems import Impossible, Path, Problem
from stillroom.planning.projection.scenario.scenario import Scenario

Rows = Sequence[tuple[Path, Table]]


def scenario_from(
    tables: Table,
    *,
    people: Rows = (),
    places_rows: Mapping[int, list[tuple[Path, Table]]] | None = None,
    fitted: Mapping[str, Sequence[float]] | None = None,
) -> tuple[Scenario, list[Problem]]:
    """The scenario, and notices. `tables` agree with the schema; the rest is of the files that they name.

    Raises `Impossible` with every problem that was found.
    """
    parsing = Parsing(tables, fitted or {})
    parsing.assumptions = assumptions(parsing)
    listed = [(("people", "rows", number), row) for number, row in enumerate(tables["people"].get("rows", ()))]
    given: dict[str, Any] = {
        "people": about_people.people(parsing, [*people, *listed]),
        "correlations": about_people.correlations(parsing),
        "leaving": laws.leaving(parsing),
        "retiring": laws.retiring(parsing),
        "dormancy": laws.dormancy(parsing),
        "moving_sector": laws.moving_sector(parsing),
        "progressing": laws.progressing(parsing),
        "training": laws.training(parsing),
        "places": places(parsing, places_rows or {}),
        "joining": laws.joining(parsing),
        "recruiting": recruiting(parsing),
        "working_time": about_people.working_time(parsing),
        "supervising": about_people.supervising(parsing),
        "demand": demand(parsing),
        "insufficient": about_people.insufficient(parsing),
    }
    if parsing.problems:
        raise Impossible(parsing.problems)
    scenario = Scenario(
        title=tables["title"], base=as_date(tables["base"]), years=tables["years"],
        draws=tables.get("draws", 500), seed=tables.get("seed", 1), executor=tables.get("executor", "individuals"),
        step_months=tables.get("step_months", 1), synthetic=tables.get("synthetic", False),
        regions=parsing.regions, sectors=parsing.sectors, staff_groups=list(parsing.staff_groups.values()),
        assumptions=parsing.assumptions, description=tables.get("description", ""), owner=tables.get("owner", ""),
        uses=parsing.uses, plain=parsing.plain, fitted=fitted or {}, **given,
    )  # fmt: skip
    found = list(impossible(scenario))
    if found:
        raise Impossible(found)
    try:
        assembly_of(scenario)
    except ValueError as error:
        raise Impossible([Problem((), str(error))]) from None
    drawn(scenario, scenario.draws)
    return scenario, list(notices(scenario, parsing))
