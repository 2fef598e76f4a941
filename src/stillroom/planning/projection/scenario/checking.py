"""Whether a scenario can be: what one table says must agree with what the others say."""

from collections.abc import Iterator

import numpy as np

from stillroom.planning.projection.laws.hazard import Hazard
from stillroom.planning.projection.laws.places import trainee_cell
from stillroom.planning.projection.laws.where import PARTS, Where
from stillroom.planning.projection.scenario.assembly import assembly_of
from stillroom.planning.projection.scenario.parsing import Parsing
from stillroom.planning.projection.scenario.problems import Problem
from stillroom.planning.projection.scenario.scenario import Scenario
from stillroom.planning.projection.space import Cell

MOST_APART = 0.02
"""Of full-time equivalents at the base date, as a share: beyond it is said."""
LAWS = ("leaving", "retiring", "dormancy", "moving_sector", "progressing")


def impossible(scenario: Scenario) -> Iterator[Problem]:
    """What the parts of a scenario, each well formed, cannot mean together."""
    trainee = np.array([cell.staff_group in scenario.trainee_groups for cell in scenario.space.cells])
    for law in LAWS:
        for number, each in enumerate(getattr(scenario, law)):
            path = (law, number)
            if not len(each.where.cells(scenario.space)):
                yield Problem((*path, "where"), f"Nobody is {each.where} in this scenario. Name cells that there are.")
            for cell in _destinations(law, each, scenario):
                if cell not in scenario.space.cells:
                    yield Problem((*path, "to"), _no_cell(cell))
                    break
                if trainee[scenario.space.number(cell)]:
                    yield Problem((*path, "to"), "Training is entered when places open. Add them to `places` instead.")
                    break
    yield from _routes(scenario)
    for number, join in enumerate(scenario.joining):
        cells = join.to.cells(scenario.space)
        if not len(cells):
            yield Problem(("joining", number, "to"), f"There is no cell {join.to} in this scenario.")
    yield from _supervisors(scenario)


def notices(scenario: Scenario, parsing: Parsing) -> Iterator[Problem]:
    """What is possible, and may still not be what was meant."""
    used = {use.name for use in parsing.uses}
    for name in scenario.assumptions:
        if name not in used:
            yield Problem(("parameters", name), "No law takes it: it changes nothing.")
    horizon = scenario.horizon
    for route, training in scenario.routes.items():
        starts = {day for each in scenario.places if each.route == route for day in each.starts}
        late = [day for day in starts if horizon.month(day) + training.months > horizon.months]
        if late:
            said = f"Places of {route} that start from {min(late)} on qualify nobody by {horizon.end(horizon.months)}"
            yield Problem(("places",), f"{said}: the route takes {training.months} months.")
    yield from _working_time(scenario)
    if not scenario.demand:
        yield Problem(("demand",), "No demand is stated: need, gap and vacancy rate read “insufficient data”.")


def _working_time(scenario: Scenario) -> Iterator[Problem]:
    """Where the model's full-time equivalents at the start are not those of the rows."""
    assembly = assembly_of(scenario)
    listed = sum(row.headcount for row in scenario.people)
    start, worked = assembly.start, assembly.working_time.mean
    model = float(worked[start.cell[:listed], start.age[:listed]].sum())
    rows = sum(row.headcount * row.fte for row in scenario.people)
    if abs(model - rows) > MOST_APART * rows:
        said = f"By `working_time` the people at the base date work {model:,.1f} full-time equivalents; by their rows"
        yield Problem(("working_time",), f"{said} {rows:,.1f}. The projection takes the former.")


def _destinations(law: str, entry: Hazard, scenario: Scenario) -> list[Cell]:
    cells = [scenario.space.cells[number] for number in entry.where.cells(scenario.space)]
    if law == "dormancy":
        return [entry.returns_to.of(cell) for cell in cells]  # type: ignore[attr-defined]
    if law in ("moving_sector", "progressing"):
        return [entry.to.of(cell) for cell in cells]  # type: ignore[attr-defined]
    return []


def _routes(scenario: Scenario) -> Iterator[Problem]:
    for number, route in enumerate(scenario.training):
        for cell in Where((route.staff_group,)).cells(scenario.space):
            into = route.qualifies_into.of(scenario.space.cells[cell])
            if into not in scenario.space.cells:
                yield Problem(("training", number, "qualifies_into"), _no_cell(into))
                break
            if into.staff_group in scenario.trainee_groups:
                yield Problem(("training", number, "qualifies_into"), "A route cannot lead into another's training.")
                break


def _supervisors(scenario: Scenario) -> Iterator[Problem]:
    """With feedback on, every region that has places or trainees needs somebody who supervises."""
    if scenario.supervising is None:
        return
    there = {Cell(*(getattr(row, name) for name in PARTS)) for row in scenario.people if row.headcount}
    can = {
        scenario.space.cells[cell].region
        for each in scenario.supervising.takes
        for cell in each.where.cells(scenario.space)
        if scenario.space.cells[cell] in there
    }
    for number, each in enumerate(scenario.places):
        region = scenario.space.cells[trainee_cell(each, scenario.training, scenario.space)].region
        if region not in can:
            said = f"{region} has places of {each.route}, and nobody at the base date who supervises."
            yield Problem(
                ("supervision", "takes"),
                f"{said} Name supervisors there, or open no places (places, entry {number + 1}).",
            )
            return


def _no_cell(cell: Cell) -> str:
    return f"It leads to {cell}, which this scenario does not have. Add the band or sector to its staff group."
