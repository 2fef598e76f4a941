"""Whatever live records a run begins with: nothing hidden follows from all the tables of its report together."""

from collections.abc import Hashable, Iterator
from datetime import date
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from stillroom.competence.suppression import SMALLEST
from stillroom.documents.projection_report.publishing import hidden_keys, tables
from stillroom.documents.projection_report.run import ALL, FlowLine, Line, Run, Where

DAYS = [date(2025, 3, 31), date(2026, 3, 31), date(2027, 3, 31)]
GROUPS, SECTORS = ("technician", "support"), ("hospital", "community", "primary care")


@st.composite
def runs(draw: st.DrawFn) -> Run:
    """Two years of people who join and leave; every number is whole, and every table adds up."""
    small, large = st.sampled_from((0, 1, 1, 2, 3, 6)), st.sampled_from((0, 1, 2, 3, 4, 7, 12, 40))
    lines, flows = [], []
    for group in GROUPS:
        for sector in SECTORS:
            people = draw(large)
            lines.append(Line(DAYS[0], "headcount", (group, sector, "North"), people))
            for start, end in pairwise(DAYS):
                joined, left = draw(small), min(draw(small), people)
                closing = people + joined - left
                year = {"opening": people, "joiners": joined, "leavers": left, "closing": closing}
                flows += [FlowLine(start, end, (group, sector, "North"), kind, number) for kind, number in year.items()]
                lines.append(Line(end, "headcount", (group, sector, "North"), closing))
                people = closing
    return Run({"suppress": True}, list(_lines_with_totals(lines)), list(_flows_with_totals(flows)))


def _places(where: Where) -> Iterator[Where]:
    for mask in range(8):
        group, sector, region = (ALL if mask >> place & 1 else value for place, value in enumerate(where))
        yield (group, sector, region)


def _lines_with_totals(lines: list[Line]) -> Iterator[Line]:
    sums: dict[tuple[date, str, Where], float] = {}
    for line in lines:
        for where in _places(line.where):
            key = (line.when, line.measure, where)
            sums[key] = sums.get(key, 0) + (line.mean or 0)
    return (Line(*key, number) for key, number in sums.items())


def _flows_with_totals(flows: list[FlowLine]) -> Iterator[FlowLine]:
    sums: dict[tuple[date, date, Where, str], float] = {}
    for flow in flows:
        for where in _places(flow.where):
            key = (flow.start, flow.end, where, flow.kind)
            sums[key] = sums.get(key, 0) + flow.mean
    return (FlowLine(*key, number) for key, number in sums.items())


def possible(run: Run, hidden: frozenset[Hashable]) -> Iterator[tuple[int, float, float]]:
    """Each hidden number, and from what to what it may be for a reader of all the tables at once."""
    numbers = {each.key: each.number for table in tables(run) for each in table}
    place = {key: number for number, key in enumerate(numbers)}
    rows = []
    for table in tables(run):
        sums: dict[Hashable, np.ndarray] = {}
        for each in table:
            for end, sign in ((each.head, 1), (each.tail, -1)):
                sums.setdefault(end, np.zeros(len(place)))[place[each.key]] += sign
        rows += list(sums.values())
    bounds = [(0, 10_000) if key in hidden else (number, number) for key, number in numbers.items()]
    for key in hidden & numbers.keys():
        aim = np.zeros(len(place))
        aim[place[key]] = 1
        ends = [
            linprog(sign * aim, A_eq=np.array(rows), b_eq=np.zeros(len(rows)), bounds=bounds).fun for sign in (1, -1)
        ]
        yield numbers[key], float(ends[0]), float(-ends[1])


@settings(max_examples=15)
@given(run=runs())
def test_nothing_hidden_follows_from_all_tables_together(run: Run) -> None:
    for number, least, greatest in possible(run, hidden_keys(run)):
        assert greatest - least >= 1
        assert not 0 < number < SMALLEST or greatest >= SMALLEST
