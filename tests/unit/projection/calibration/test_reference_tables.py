"""The tables transcribed from the strategy add up as printed, and what does not is kept as it is."""

import csv
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from stillroom.planning.projection.runs.shipped import FOLDER


def table(name: str) -> list[dict[str, Any]]:
    with Path(FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.requirement("S63 R1")
def test_changes_of_the_register_are_those_printed() -> None:
    """The first only from a base that is not printed (D2:262)."""
    rows = table("reference/register_england.csv")
    counts = [int(row["headcount"]) for row in rows]
    assert [int(row["printed_change"]) for row in rows[1:]] == [b - a for a, b in pairwise(counts)]
    assert counts[0] == 19_188
    assert "Not printed" in rows[0]["note"]


@pytest.mark.requirement("S63 R1")
def test_growth_printed_in_words_holds_only_from_that_base() -> None:
    """D2:268: 6.2%, 1,184, 237 a year."""
    counts = [int(row["headcount"]) for row in table("reference/register_england.csv")]
    assert counts[-1] - counts[0] == 1_184
    assert round(100 * 1_184 / counts[0], 1) == 6.2
    assert round(1_184 / 5) == 237
    assert counts[-1] - counts[1] == 935


@pytest.mark.requirement("S63 R1")
def test_percentages_are_the_rounded_ones_printed() -> None:
    rows = table("reference/register_england.csv")
    for before, row in pairwise(rows):
        change = int(row["printed_change"]) / int(before["headcount"])
        assert abs(round(100 * change)) == int(row["printed_percent"])


@pytest.mark.requirement("S38 R1")
def test_places_add_up_to_the_printed_totals() -> None:
    """D2:448."""
    totals: dict[str, int] = {}
    for row in table("reference/ptpt_places.csv"):
        totals[row["year"]] = totals.get(row["year"], 0) + int(row["number"])
    assert totals == {"2018/19": 380, "2019/20": 464, "2020/21": 635}
    assert totals == {row["year"]: int(row["number"]) for row in table("register-2021/places.csv")}


@pytest.mark.requirement("S38 R1")
def test_every_region_has_every_year_and_its_line() -> None:
    rows = table("reference/ptpt_places.csv")
    assert len(rows) == 24
    assert {row["source"] for row in rows} == {f"D2:{line}" for line in (*range(439, 445), 446, 447)}
    fallen = [row for row in rows if row["region"] == "East of England" and row["year"] == "2020/21"]
    assert fallen[0]["number"] == "19"
    assert "no reason" in fallen[0]["note"]
