"""Whatever the table: nothing hidden follows from what is printed, as linear programmes find, not our own code."""

from collections.abc import Hashable, Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from stillroom.competence.suppression import SMALLEST
from stillroom.competence.table_suppression import Count, hide, suppress_table, two_way

NUMBERS = st.one_of(st.integers(0, 6), st.integers(0, 40))


@st.composite
def tables(draw: st.DrawFn) -> dict[tuple[str, str], int]:
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    return {(f"r{row}", f"c{column}"): draw(NUMBERS) for row in range(rows) for column in range(columns)}


def possible(counts: Sequence[Count], hidden: frozenset[Hashable], key: Hashable) -> tuple[float, float]:
    """From what least to what greatest a count may be, by whoever knows the sums, what is printed, and no more."""
    sums = sorted({str(end) for each in counts for end in (each.tail, each.head)})
    equal = np.zeros((len(sums), len(counts)))
    for place, each in enumerate(counts):
        equal[sums.index(str(each.tail)), place] -= 1
        equal[sums.index(str(each.head)), place] += 1
    bounds = [(0, 10_000) if each.key in hidden else (each.number, each.number) for each in counts]
    aim = np.array([float(each.key == key) for each in counts])
    found = [linprog(sign * aim, A_eq=equal, b_eq=np.zeros(len(sums)), bounds=bounds).fun for sign in (1, -1)]
    return float(found[0]), float(-found[1])


@settings(max_examples=40)
@given(cells=tables())
def test_nothing_hidden_can_be_worked_out(cells: dict[tuple[str, str], int]) -> None:
    counts = two_way(cells)
    hidden = hide([counts])
    for each in counts:
        if each.key in hidden:
            least, greatest = possible(counts, hidden, each.key)
            assert greatest - least >= 1
            assert not 0 < each.number < SMALLEST or greatest >= SMALLEST
        else:
            assert each.number == 0 or each.number >= SMALLEST


@settings(max_examples=100)
@given(cells=tables())
def test_what_is_shown_is_true(cells: dict[tuple[str, str], int]) -> None:
    shown = suppress_table(cells)
    assert all(number in (None, cells[key]) for key, number in shown.cells.items())
    assert shown.total in (None, sum(cells.values()))
    if all(number == 0 or number >= SMALLEST for number in cells.values()):
        assert shown.total is not None
        assert None not in shown.cells.values()
