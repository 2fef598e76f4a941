"""That every table adds up: who was there, who came, who went, who is there."""

from __future__ import annotations

from collections import defaultdict

from stillroom.documents.projection_report.content import Block, Section, Table, Text
from stillroom.documents.projection_report.figures import flow_places, flow_sums, signs, unreconciled
from stillroom.documents.projection_report.publishing import Publishing
from stillroom.documents.projection_report.run import EVERYBODY, Run, Where, only
from stillroom.documents.projection_report.words import EVERY, HEADS, HIDDEN, day, figure, kind_name

TOLERANCE = 0.01
"""People. Figures are written to so many places; beyond that a table that does not add up is a mistake, and says so."""


def section(run: Run, publishing: Publishing) -> Section | None:
    if not run.flows:
        return None
    tables = [_years(run, publishing)]
    tables += [reconciled(run, dimension, publishing) for dimension in range(3) if flow_places(run, dimension)]
    blocks: list[Block] = [Text([verdict(run)]), *(each for each in tables if each)]
    return Section("reconciliation", "That the numbers add up", blocks)


def verdict(run: Run) -> str:
    """Whether opening, plus who came, less who went, is closing in every row."""
    wrong = []
    for where in dict.fromkeys(each.where for each in run.flows):
        for end in sorted({each.end for each in run.flows_of(where)}):
            sums = {each.kind: each.mean for each in run.flows_of(where) if each.end == end}
            if abs(unreconciled(run, sums)) > TOLERANCE:
                wrong.append((where, end))
    how = "at the start + who came − who went = at the end"
    if not wrong:
        return f"Checked: {how}, in every row and every total. Shown are means, rounded: a sum may differ by 1."
    where, end = wrong[0]
    name = ", ".join(run.name(each) for each in where if each != "all") or "everyone"
    first = f"first for {name} in the year to {day(end)}"
    return f"Mistake: {how} does not hold in {len(wrong)} rows, {first}. Do not use this report."


def _years(run: Run, publishing: Publishing) -> Table | None:
    """Everyone, year by year."""
    lines = run.flows_of()
    if not lines:
        return None
    sums: dict[tuple[str, str], float] = defaultdict(float)
    ends = sorted({(each.start, each.end) for each in lines})
    kinds = _kinds(run, EVERYBODY)
    rows = []
    for start, end in ends:
        sums = defaultdict(float, {(each.kind, ""): each.mean for each in lines if each.end == end})
        cells = (_shown(sums[kind, ""], publishing.hides_flow(kind, EVERYBODY, end)) for kind in kinds)
        rows.append((f"{day(start)} to {day(end)}", *cells))
    return Table("Everyone, year by year", ("Year", *(kind_name(kind).capitalize() for kind in kinds)), rows)


def reconciled(run: Run, dimension: int, publishing: Publishing) -> Table:
    """Staff groups, sectors or regions, all years together."""
    values = flow_places(run, dimension)
    kinds = _kinds(run, *(only(value, dimension) for value in values))
    ends = {each.end for each in run.flows}
    rows = []
    for value in [*values, "all"]:
        where = only(value, dimension)
        sums = flow_sums(run, where)
        name = EVERY[dimension] if value == "all" else run.name(value)
        hidden = {kind: any(publishing.hides_flow(kind, where, end) for end in ends) for kind in kinds}
        rows.append((name, *(_shown(sums.get(kind, 0.0), hidden[kind]) for kind in kinds)))
    caption = f"By {HEADS[dimension].lower()}, all years together"
    head = (HEADS[dimension], *(kind_name(kind).capitalize() for kind in kinds))
    return Table(caption, head, rows, last_is_total=True)


def _kinds(run: Run, *places: Where) -> list[str]:
    """Those that befall anybody there, between opening and closing."""
    happened = {each.kind for each in run.flows if each.where in places and each.mean}
    return ["opening", *(kind for kind in signs(run) if kind in happened), "closing"]


def _shown(number: float, hidden: bool) -> str:
    return HIDDEN if hidden else figure(number)
