"""A small line chart: round numbers at its side, every word escaped, nothing a strict policy refuses."""

import re
from xml.etree import ElementTree

import pytest

from stillroom.apps.workforce.presenters.sketch import Line, sketch


def drawn(*values: float, label: str = "People") -> str:
    return sketch([Line(label, values)], title="Title", ends=("2026", "2029"), id_="one")


@pytest.mark.parametrize(
    ("values", "labels"),
    [((86, 105), ["85", "90", "95", "100", "105"]), ((0, 0), ["0", "1"]), ((-44_300, 12_000), ["−60,000", "−40,000"])],
)
def test_the_scale_stands_at_round_numbers(values: tuple[float, ...], labels: list[str]) -> None:
    assert re.findall(r'text-anchor="end" fill="#212b32">([^<]+)<', drawn(*values))[: len(labels)] == labels


def test_it_is_well_formed_named_and_without_styles() -> None:
    svg = drawn(1, 2, label="<b>&")
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    assert "style" not in svg
    assert "&lt;b&gt;&amp;" in svg
