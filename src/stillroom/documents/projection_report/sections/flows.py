"""Who comes and who goes, and who loses whom to whom."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

from stillroom.documents.charts import Flow, flows_svg
from stillroom.documents.projection_report.content import Block, Chart, Section, Table
from stillroom.documents.projection_report.figures import flow_places, flow_sums, signs
from stillroom.documents.projection_report.publishing import Publishing
from stillroom.documents.projection_report.run import Run, only
from stillroom.documents.projection_report.sections.reconciliation import reconciled
from stillroom.documents.projection_report.words import HEADS, HIDDEN, figure, kind_name

BY_ITSELF = {0: "Staff groups", 1: "Sectors", 2: "Regions"}


def section(run: Run, publishing: Publishing) -> Section | None:
    blocks: list[Block | None] = [_chart(run, dimension, publishing) for dimension in range(3)]
    blocks.append(_moves(run, publishing))
    found = [each for each in blocks if each]
    return Section("flows", "Who comes and who goes", found) if found else None


def _chart(run: Run, dimension: int, publishing: Publishing) -> Chart | None:
    """All years together, one row a staff group, sector or region."""
    values = flow_places(run, dimension)
    if len(values) < 2:
        return None
    table = reconciled(run, dimension, publishing)
    kinds = signs(run)
    flows = []
    for value in values:
        sums = flow_sums(run, only(value, dimension))
        flows += [Flow(run.name(value), kind_name(kind), sign * sums.get(kind, 0.0)) for kind, sign in kinds.items()]
    flows = [] if any(HIDDEN in row for row in table.rows) else flows
    net: dict[str, float] = defaultdict(float)
    for each in flows:
        net[each.row] += each.amount
    title = f"{BY_ITSELF[dimension]}: who came and who went, all years together"
    sentence = _who_changes(net)
    if not flows:
        return None
    draw = partial(flows_svg, flows, title=title, desc=sentence, unit="People; beside each row: came less went")
    return Chart(title, sentence, lambda width: draw(width=width), table)


def _who_changes(net: dict[str, float]) -> str:
    if not net:
        return ""
    most, least = max(net, key=lambda row: net[row]), min(net, key=lambda row: net[row])
    parts = []
    if net[most] > 0:
        parts.append(f"{most} grows most, by {figure(net[most])}")
    if net[least] < 0:
        parts.append(f"{least} loses most, {figure(-net[least])}")
    return f"{'; '.join(parts)}." if parts else "No row grows or shrinks."


def moved_between(run: Run, dimension: int = 1) -> dict[tuple[str, str], float]:
    """(from, to) → people in all years, for those who changed sector (1) or region (2)."""
    found: dict[tuple[str, str], float] = defaultdict(float)
    for each in run.moves:
        pair = (each.origin[dimension], each.goal[dimension])
        if pair[0] != pair[1]:
            found[pair] += each.mean
    return dict(found)


def _moves(run: Run, publishing: Publishing) -> Table | None:
    """From each sector to each other. Not published of live records: it would have to agree with too much else."""
    moved = moved_between(run)
    if not moved or run.suppressed:
        return None
    places = list(dict.fromkeys(each for pair in moved for each in pair))
    rows = []
    for origin in places:
        gone = [moved.get((origin, goal), 0.0) for goal in places]
        cells = ("–" if origin == goal else figure(each) for goal, each in zip(places, gone, strict=True))
        rows.append((run.name(origin), *cells, figure(sum(gone))))
    came = [sum(moved.get((origin, goal), 0.0) for origin in places) for goal in places]
    rows.append(("All", *(figure(each) for each in came), figure(sum(came))))
    head = (HEADS[1], *(f"to {run.name(each)}" for each in places), "All")
    return Table("People who move from one sector to another, all years together", head, rows, last_is_total=True)
