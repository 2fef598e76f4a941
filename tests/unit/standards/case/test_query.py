"""A client of the CASE service asks for a part of a list, and is told in the standard's words what it may not ask."""

import pytest

from stillroom.standards.case.query import QueryRefused, answer

ROWS = [{"title": "Aseptic services", "version": "2"}, {"title": "Radiopharmacy", "version": "1"}, {"title": "Both"}]
KNOWN = frozenset(("title", "version"))


def titles(**asked: str) -> list[str]:
    return [row["title"] for row in answer(ROWS, asked, KNOWN).rows]


def test_without_a_wish_everything_comes() -> None:
    assert len(answer(ROWS, {}, KNOWN).rows) == 3


def test_a_page_says_how_many_there_are() -> None:
    found = answer(ROWS, {"limit": "1", "offset": "1"}, KNOWN)
    assert ([row["title"] for row in found.rows], found.total) == (["Radiopharmacy"], 3)
    assert answer(ROWS, {"limit": "99999"}, KNOWN).limit == 1000


def test_sorted_filtered_and_of_some_members() -> None:
    assert titles(sort="version", orderBy="desc") == ["Aseptic services", "Radiopharmacy", "Both"]
    assert titles(filter="title='Both' OR version='1'") == ["Radiopharmacy", "Both"]
    assert titles(filter="title~'PHARM' AND version>='1'") == ["Radiopharmacy"]
    assert titles(filter="version!='1' AND version<'2'") == ["Both"]
    assert answer(ROWS, {"fields": "version"}, KNOWN).rows == [{"version": "2"}, {"version": "1"}, {}]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"limit": "0"}, "invalid_selection_field"),
        ({"limit": "-1"}, "invalid_selection_field"),
        ({"offset": "²"}, "invalid_selection_field"),
        ({"sort": "colour"}, "invalid_sort_field"),
        ({"sort": "title", "orderBy": "up"}, "invalid_sort_field"),
        ({"fields": "title,colour"}, "invalid_selection_field"),
        ({"filter": "title"}, "invalid_filter_field"),
        ({"filter": "colour='1'"}, "invalid_filter_field"),
        ({"filter": "title='a' XOR title='b'"}, "invalid_filter_field"),
        ({"filter": "title='a' AND "}, "invalid_filter_field"),
        ({"filter": "title='" + "a" * 1000 + "'"}, "invalid_filter_field"),
    ],
)
def test_what_may_not_be_asked(asked: dict[str, str], code: str) -> None:
    with pytest.raises(QueryRefused) as refused:
        answer(ROWS, asked, KNOWN)
    assert refused.value.code == code
