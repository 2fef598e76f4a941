"""Who comes and who goes, and who loses whom."""

from __future__ import annotations

from functools import partial

from stillroom.documents.charts import Flow, flows_svg
from stillroom.documents.projection_report.content import Block, Chart, Section, Table
from stillroom.documents.projection_report.figures import changes, flow_places, flow_sums
from stillroom.documents.projection_report.publishing import Publishing
from stillroom.documents.projection_report.run import ALL, Run, only
from stillroom.documents.projection_report.sections.reconciliation import reconciled
from stillroom.documents.projection_report.words import HEADS, HIDDEN, about, figure, sentence_case

NOT_IN_POST = "not in post"
"""Where people stand who stopped working and may return: no sector loses them to another."""
BY_ITSELF = ("Staff groups", "Sectors", "Regions")


def section(run: Run, publishing: Publishing) -> Section | None:
    blocks: list[Block | None] = [_chart(run, dimension, publishing) for dimension in range(3)]
    blocks.append(_moves(run))
    found = [each for each in blocks if each]
    return Section("flows", "Who comes and who goes", found) if found else None


def _chart(run: Run, dimension: int, publishing: Publishing) -> Chart | Table | None:
    """All years together, one row a staff group, sector or region; only the table where a number is not shown."""
    values = flow_places(run, dimension)
    if len(values) < 2:
        return None
    table = reconciled(run, dimension, publishing)
    if any(HIDDEN in row for row in table.rows):
        return table
    told = {sentence_case(run.name(value)): changes(run, flow_sums(run, only(value, dimension))) for value in values}
    used = [label for label, _ in next(iter(told.values())) if any(dict(row)[label] for row in told.values())]
    flows = [Flow(row, label, dict(amounts)[label]) for row, amounts in told.items() for label in used]
    title = f"{BY_ITSELF[dimension]}: who came and who went, all years together"
    sentence = _who_changes({row: sum(amount for _, amount in amounts) for row, amounts in told.items()})
    draw = partial(flows_svg, flows, title=title, desc=sentence, unit="People; beside each row: came less went")
    return Chart(title, sentence, lambda width: draw(width=width), table)


def _who_changes(net: dict[str, float]) -> str:
    most, least = max(net, key=lambda row: net[row]), min(net, key=lambda row: net[row])
    parts = []
    if net[most] > 0:
        parts.append(f"{most} grows most, by {about(net[most])}")
    if net[least] < 0:
        parts.append(f"{least} shrinks most, by {about(-net[least])}")
    return f"{'; '.join(parts)}." if parts else "No row grows or shrinks."


def drawn_and_moved(run: Run) -> dict[str, tuple[float, float]]:
    """Sector → people gained by those who fill new posts and places, and by those who move of themselves."""
    found = {}
    for sector in flow_places(run, 1):
        sums = flow_sums(run, only(sector, 1))
        drawn, moved = (sums.get(f"{kind}_in", 0.0) - sums.get(f"{kind}_out", 0.0) for kind in ("drawn", "moved"))
        found[sector] = (drawn, moved)
    return found


def moved_between(run: Run, law: str = "") -> dict[tuple[str, str], float]:
    """(from, to) → people in all years who changed sector, by a law if one is named; the largest first."""
    found: dict[tuple[str, str], float] = {}
    for each in run.moves:
        pair = (each.origin[1], each.goal[1])
        if pair[0] != pair[1] and NOT_IN_POST not in pair and each.law.startswith(law):
            found[pair] = found.get(pair, 0.0) + each.mean
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def _moves(run: Run) -> Table | None:
    """From each sector to each other. Not published of live records: it would have to agree with too much else."""
    moved = {pair: number for pair, number in moved_between(run).items() if ALL not in pair}
    if not moved or run.suppressed:
        return None
    places = list(dict.fromkeys(each for pair in moved for each in pair))
    rows = []
    for origin in places:
        gone = [moved.get((origin, goal), 0.0) for goal in places]
        cells = ("–" if origin == goal else figure(each) for goal, each in zip(places, gone, strict=True))
        rows.append((sentence_case(run.name(origin)), *cells, figure(sum(gone))))
    came = [sum(moved.get((origin, goal), 0.0) for origin in places) for goal in places]
    rows.append(("All", *(figure(each) for each in came), figure(sum(came))))
    head = (HEADS[1], *(f"To {run.name(each)}" for each in places), "All")
    return Table("People who move from one sector to another, all years together", head, rows, last_is_total=True)
