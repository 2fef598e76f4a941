"""Tables of counts that may be published: none so small that it points at somebody, none that follows from the rest.

A table whose totals are printed too is a set of sums. Each sum is a point where what comes in equals what goes out, and
each count an arc from one such point to another; what a reader can work out about a hidden count is then how much could
flow around through the other hidden ones (Cox 1995, “Network models for complementary cell suppression”).
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from stillroom.competence.suppression import SMALLEST

Node = Hashable


@dataclass(frozen=True, slots=True)
class Count:
    """A number in a table, as an arc between two sums. The same key in two tables is the same number.

    `worth`: how much is lost by hiding it, so that totals stay as long as they can.
    """

    key: Hashable
    tail: Node
    head: Node
    number: int
    worth: int = 1


@dataclass(frozen=True, slots=True)
class ShownTable:
    """Counts by row and column; None is hidden, because it is small or because a small one would follow from it."""

    cells: Mapping[tuple[str, str], int | None]
    rows: Mapping[str, int | None]
    columns: Mapping[str, int | None]
    total: int | None


def suppress_table(cells: Mapping[tuple[str, str], int], *, smallest: int = SMALLEST) -> ShownTable:
    """A table of rows by columns with all its totals. Raises ValueError for a number below 0."""
    counts = two_way(cells)
    hidden = hide([counts], smallest=smallest)
    shown = {each.key: None if each.key in hidden else each.number for each in counts}
    return ShownTable(
        cells={key: shown["cell", *key] for key in cells},
        rows={row: shown["row", row] for row, _ in cells},
        columns={column: shown["column", column] for _, column in cells},
        total=shown["total"],
    )


def two_way(cells: Mapping[tuple[str, str], int]) -> list[Count]:
    """A table and its totals; keys are (“cell”, row, column), (“row”, row), (“column”, column) and “total”."""
    rows: dict[str, int] = defaultdict(int)
    columns: dict[str, int] = defaultdict(int)
    for (row, column), number in cells.items():
        rows[row] += number
        columns[column] += number
    found = [Count(("cell", *key), ("row", key[0]), ("column", key[1]), number) for key, number in cells.items()]
    found += [Count(("row", row), "rows", ("row", row), number, worth=20) for row, number in rows.items()]
    found += [
        Count(("column", name), ("column", name), "columns", number, worth=20) for name, number in columns.items()
    ]
    return [*found, Count("total", "columns", "rows", sum(rows.values()), worth=400)]


def hide(
    tables: Sequence[Sequence[Count]], *, smallest: int = SMALLEST, also: Collection[Hashable] = ()
) -> frozenset[Hashable]:
    """The keys to hide in every table: the small, `also` these, and as many more as keep them from being worked out.

    A hidden small count might, for all that is printed, be `smallest` or more; every other hidden one has at least two
    values it may have. Tables that share numbers are taken in turn until none hides anything more.
    """
    if any(each.number < 0 for table in tables for each in table):
        raise ValueError("Counts of people are not below 0.")
    small = {each.key for table in tables for each in table if 0 < each.number < smallest}
    hidden, before = small | set(also), -1
    while len(hidden) != before:
        before = len(hidden)
        for table in tables:
            for each in table:
                if each.key in hidden:
                    hidden |= _cover(each, table, hidden, smallest)
    return frozenset(hidden)


def _cover(count: Count, table: Sequence[Count], hidden: set[Hashable], smallest: int) -> set[Hashable]:
    """What else to hide so that this one is not known."""
    others = hidden - {count.key}
    missing = smallest - count.number
    if missing > 0 and count.number:
        if _flow(count.head, count.tail, table, others, missing) >= missing:
            return set()
        return _cheapest(count, table, others, missing)
    # Hidden for the sake of another: any other value, greater or smaller, will do.
    known = not _flow(count.head, count.tail, table, others, 1) and not (
        count.number and _flow(count.tail, count.head, table, others, 1)
    )
    return _cheapest(count, table, others, 1) if known else set()


def _around(table: Iterable[Count], but: Hashable) -> dict[Node, list[tuple[Node, Count, bool]]]:
    """From each sum to its neighbours: along a count, which then grows, or against it, which then shrinks."""
    found: dict[Node, list[tuple[Node, Count, bool]]] = defaultdict(list)
    for each in table:
        if each.key != but:
            found[each.tail].append((each.head, each, True))
            found[each.head].append((each.tail, each, False))
    return found


def _cheapest(count: Count, table: Sequence[Count], hidden: set[Hashable], amount: int) -> set[Hashable]:
    """The way round of least worth that could carry `amount`: by way of all three totals there always is one."""
    ways = _around(table, count.key)
    queue: list[tuple[int, int, Node]] = [(0, 0, count.head)]
    cost: dict[Node, int] = {count.head: 0}
    came: dict[Node, tuple[Node, Count]] = {}
    pushed = 0
    while queue:
        so_far, _, at = heappop(queue)
        if at == count.tail:
            break
        if so_far > cost[at]:
            continue
        for to, way, grows in ways[at]:
            if not grows and way.number < amount:
                continue
            # A nought tells little when it is hidden, since it could only be more.
            price = 0 if way.key in hidden else 1000 * way.worth * (1 if way.number else 8) + min(way.number, 999)
            if so_far + price < cost.get(to, so_far + price + 1):
                cost[to] = so_far + price
                came[to] = (at, way)
                pushed += 1
                heappush(queue, (cost[to], pushed, to))
    found, at = set(), count.tail
    while at != count.head:
        at, way = came[at]
        found.add(way.key)
    return found


def _flow(start: Node, end: Node, table: Sequence[Count], hidden: Collection[Hashable], enough: int) -> int:
    """How much could go from one sum to another through hidden counts, as far as it matters: `enough`."""
    room: dict[Node, dict[Node, int]] = defaultdict(lambda: defaultdict(int))
    for each in table:
        if each.key in hidden:
            room[each.tail][each.head] += enough
            room[each.head][each.tail] += min(each.number, enough)
    found = 0
    while found < enough:
        came = _reach(start, end, room)
        if end not in came:
            break
        at, step = end, enough - found
        while at != start:
            step, at = min(step, room[came[at]][at]), came[at]
        at = end
        while at != start:
            room[came[at]][at] -= step
            room[at][came[at]] += step
            at = came[at]
        found += step
    return found


def _reach(start: Node, end: Node, room: Mapping[Node, Mapping[Node, int]]) -> dict[Node, Node]:
    came: dict[Node, Node] = {start: start}
    queue = deque([start])
    while queue and end not in came:
        at = queue.popleft()
        for to, left in room.get(at, {}).items():
            if left > 0 and to not in came:
                came[to] = at
                queue.append(to)
    return came
