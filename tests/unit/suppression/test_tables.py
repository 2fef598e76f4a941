"""A table to publish, number by number."""

import pytest

from stillroom.competence.table_suppression import Count, hide, suppress_table


def table(*rows: tuple[int, ...]) -> dict[tuple[str, str], int]:
    return {(f"r{i}", f"c{j}"): number for i, row in enumerate(rows) for j, number in enumerate(row)}


def test_a_table_without_small_numbers_is_shown_whole() -> None:
    shown = suppress_table(table((5, 12), (0, 30)))
    assert list(shown.cells.values()) == [5, 12, 0, 30]
    assert (shown.rows, shown.columns, shown.total) == ({"r0": 17, "r1": 30}, {"c0": 5, "c1": 42}, 47)


def test_one_small_number_takes_three_others_with_it_and_no_total() -> None:
    shown = suppress_table(table((3, 40, 50), (60, 7, 80), (90, 100, 110)))
    assert [key for key, number in shown.cells.items() if number is None] == [
        ("r0", "c0"),
        ("r0", "c1"),
        ("r1", "c0"),
        ("r1", "c1"),
    ]
    assert None not in [*shown.rows.values(), *shown.columns.values(), shown.total]


def test_two_small_numbers_in_a_row_do_not_hide_each_other() -> None:
    """Their sum follows from the row: 3, so that neither could be 5."""
    shown = suppress_table(table((1, 2, 90), (50, 60, 70)))
    assert shown.cells["r0", "c2"] is None or shown.rows["r0"] is None


def test_a_table_of_next_to_nobody_is_hidden_whole() -> None:
    shown = suppress_table(table((1, 0), (0, 2)))
    assert {shown.total, *(n for n in shown.cells.values() if n)} == {None}


def test_what_one_table_hides_no_other_shows() -> None:
    by_region = [
        Count("North", "all", "regions", 3),
        Count("South", "all", "regions", 20),
        Count("all", "regions", "all", 23),
    ]
    by_band = [Count("4", "all", "bands", 9), Count("5", "all", "bands", 14), Count("all", "bands", "all", 23, worth=9)]
    assert hide([by_region]) == {"North", "South"}
    of_the_total = [Count("South", "s", "men", 8, worth=9), Count("men", "men", "s", 8)]
    assert {"North", "South", "men"} <= hide([by_region, by_band, of_the_total])


def test_people_are_not_fewer_than_none() -> None:
    with pytest.raises(ValueError, match="not below 0"):
        suppress_table(table((-1, 9)))
