"""That every table adds up: who was there, who came, who went, who is there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from stillroom.documents.charts.waterfall import signed
from stillroom.documents.projection_report.content import Section, Table, Text
from stillroom.documents.projection_report.figures import flow_places, flow_sums, items, net, unreconciled
from stillroom.documents.projection_report.publishing import ALL_YEARS, AllYears, Publishing
from stillroom.documents.projection_report.run import EVERYBODY, Run, Where, only
from stillroom.documents.projection_report.words import EVERY, HEADS, HIDDEN, day, figure, place, sentence_case

TOLERANCE = 0.01
"""People. Figures are written to so many places; beyond that a table that does not add up is a mistake, and says so."""
HOW = "at the start + who came − who went ± who moved = at the end"

Item = tuple[str, Mapping[str, int]]


def section(run: Run, publishing: Publishing) -> Section | None:
    if not run.flows:
        return None
    tables = [reconciled(run, dimension, publishing) for dimension in range(3) if len(flow_places(run, dimension)) > 1]
    years = [_years(run, publishing)] if run.flows_of() else []
    return Section("reconciliation", "That the numbers add up", [Text([verdict(run)]), *years, *tables])


def verdict(run: Run) -> str:
    """Whether opening, plus who came, less who went, is closing in every row."""
    wrong = []
    for where in dict.fromkeys(each.where for each in run.flows):
        years: dict[date, dict[str, float]] = {}
        for each in run.flows_of(where):
            years.setdefault(each.end, {})[each.kind] = each.mean
        wrong += [(where, end) for end, sums in years.items() if abs(unreconciled(run, sums)) > TOLERANCE]
    if not wrong:
        return f"Checked: {HOW}, in every row and every total. Shown are means, rounded: a sum may differ by 1."
    where, end = wrong[0]
    first = f"first for {place(run, where)} in the year to {day(end)}"
    return f"Mistake: {HOW} does not hold in {len(wrong)} rows, {first}. Do not use this report."


def _years(run: Run, publishing: Publishing) -> Table:
    """Everyone, year by year."""
    years: dict[date, dict[str, float]] = {}
    for each in run.flows_of():
        years.setdefault(each.end, {})[each.kind] = each.mean
    told = _happening(run, years.values())
    rows = [(f"Year to {day(end)}", *_cells(sums, told, EVERYBODY, end, publishing)) for end, sums in years.items()]
    return Table("Everyone, year by year", ("Year", *_heads(told)), rows)


def reconciled(run: Run, dimension: int, publishing: Publishing) -> Table:
    """Staff groups, sectors or regions, all years together."""
    places = [only(value, dimension) for value in flow_places(run, dimension)]
    sums = {where: flow_sums(run, where) for where in [*places, EVERYBODY]}
    told = _happening(run, sums.values())
    rows = []
    for where, of_it in sums.items():
        name = EVERY[dimension] if where == EVERYBODY else sentence_case(run.name(where[dimension]))
        rows.append((name, *_cells(of_it, told, where, ALL_YEARS, publishing)))
    caption = f"By {HEADS[dimension].lower()}, all years together"
    return Table(caption, (HEADS[dimension], *_heads(told)), rows, last_is_total=True)


def _happening(run: Run, rows: Collection[Mapping[str, float]]) -> list[Item]:
    """What changes any of these rows."""
    return [(label, kinds) for label, kinds in items(run) if any(abs(net(row, kinds)) >= TOLERANCE for row in rows)]


def _heads(told: Collection[Item]) -> list[str]:
    return ["At the start", *(label for label, _ in told), "At the end"]


def _cells(
    sums: Mapping[str, float], told: Collection[Item], where: Where, end: date | AllYears, publishing: Publishing
) -> list[str]:
    def shown(text: str, *kinds: str) -> str:
        return HIDDEN if any(publishing.hides_flow(kind, where, end) for kind in kinds) else text

    changes = [shown(signed(net(sums, kinds)), *kinds) for _, kinds in told]
    opening, closing = (shown(figure(sums.get(kind, 0.0)), kind) for kind in ("opening", "closing"))
    return [opening, *changes, closing]
