"""Charts that stand in a page under a strict content policy, and are read in grey and on a telephone."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from stillroom.documents import charts
from stillroom.documents.charts import Bar, FanPoint, Flow, Points, Step
from stillroom.documents.charts.drawing import SVG, presentable
from stillroom.documents.charts.flows import ARRIVING, LEAVING
from stillroom.documents.charts.look import DARK, GAIN, LIGHT, LIGHTEST, LOSS, MIDDLE

FAN = [
    FanPoint(
        date(2025 + i, 3, 31), 900 - 9 * i, 900 - 7 * i, 900 - 3 * i, 900 + i, 900 + 4 * i, 900 + 8 * i, 900 + 9 * i
    )
    for i in range(4)
]
NEED = Points("needed", [(each.when, 910) for each in FAN])
WORDS = {"title": "Technicians & <others>", "desc": "The middle result rises from 900 to 903."}
CHARTS: dict[str, Callable[[int], str]] = {
    "fan": lambda width: charts.fan_svg(FAN, line=NEED, observed=NEED, width=width, **WORDS),
    "pair": lambda width: charts.pair_svg(("As now", FAN), ("More places", FAN), width=width, **WORDS),
    "bars": lambda width: charts.bars_svg([Bar("Leaving", 40, 30, 50), Bar("Demand", None)], width=width, **WORDS),
    "flows": lambda width: charts.flows_svg(
        [Flow("North", "joined", 9), Flow("North", "left", -4)], width=width, **WORDS
    ),
    "waterfall": lambda width: charts.waterfall_svg(
        [Step("2025", 900, total=True), Step("left", -40), Step("2026", 860, total=True)], width=width, **WORDS
    ),
}


def words(svg: str) -> str:
    return " ".join(each.text or "" for each in ElementTree.fromstring(svg).iter(f"{{{SVG}}}text"))


@pytest.mark.parametrize("width", [charts.WIDE, charts.NARROW])
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_named_described_and_allowed_by_a_strict_policy(name: str, width: int) -> None:
    root = ElementTree.fromstring(CHARTS[name](width))
    title, desc = root[0], root[1]
    assert (root.get("role"), root.get("width")) == ("img", str(width))
    assert (title.text, desc.text) == (WORDS["title"], WORDS["desc"])
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (title.get("id"), desc.get("id"))
    for each in root.iter():
        assert each.tag.removeprefix(f"{{{SVG}}}") in {
            "svg",
            "title",
            "desc",
            "g",
            "path",
            "rect",
            "line",
            "text",
            "tspan",
        }
        assert not {"style", "class", "href"} & set(each.attrib)
        assert not [name for name in each.attrib if name.startswith("on")]


def test_styles_become_attributes() -> None:
    svg = presentable(
        f'<svg xmlns="{SVG}" width="9" height="9"><style>.a{{}}</style>'
        '<path style="fill: red; opacity:0.5" d="M0,0h1"/></svg>',
        **WORDS,
    )
    assert "style" not in svg
    assert 'fill="red" opacity="0.5"' in svg


def test_a_fan_says_in_words_what_its_bands_are() -> None:
    assert "9 in 10 results 8 in 10 results half of the results middle result needed" in words(CHARTS["fan"](640))


def test_what_differs_by_chance_alone_is_drawn_apart() -> None:
    points = [FanPoint(each.when, 880, 885, 890, 900, 910, 915, 920, chance=(897, 903)) for each in FAN]
    assert "8 in 10, by chance alone" in words(charts.fan_svg(points, **WORDS))


def test_a_scale_that_starts_elsewhere_than_at_0_says_so() -> None:
    assert "does not start at 0" in words(CHARTS["fan"](640))
    low = [FanPoint(each.when, 0.01, 0.02, 0.05, 0.09, 0.12, 0.15, 0.16) for each in FAN]
    rates = words(charts.fan_svg(low, unit="Vacancy rate", percent=True, **WORDS))
    assert "does not start" not in rates
    assert "10%" in rates


def test_days_are_days_of_the_calendar_in_any_zone() -> None:
    assert "Mar 2025" in words(CHARTS["fan"](640))
    assert "Mar 2028" in words(CHARTS["fan"](640))


def test_missing_data_is_no_bar_of_length_nought() -> None:
    assert "insufficient data" in words(CHARTS["bars"](640))


def test_a_waterfall_adds_up_or_is_not_drawn() -> None:
    steps = [Step("2025", 900, total=True), Step("left", -40), Step("2026", 950, total=True)]
    with pytest.raises(ValueError, match=r"reach 860\.0, not 950\.0"):
        charts.waterfall_svg(steps, **WORDS)


def test_two_rows_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="a name of its own"):
        charts.bars_svg([Bar("North", 1), Bar("North", 2)], **WORDS)


def test_nothing_to_draw_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        charts.fan_svg([], **WORDS)


def test_colours_differ_in_grey() -> None:
    fan = [luminance(each) for each in (LIGHTEST, LIGHT, MIDDLE, DARK)]
    assert all((light + 0.05) / (dark + 0.05) > 1.4 for light, dark in pairwise(fan))
    assert (luminance(LOSS) + 0.05) / (luminance(GAIN) + 0.05) > 2.5


def test_importing_charts_loads_no_engine() -> None:
    code = "import sys, stillroom.documents.charts; sys.exit('altair' in sys.modules or 'vl_convert' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_kinds_of_flow_differ_in_grey() -> None:
    used = sorted(luminance(each) for each in (*ARRIVING[:4], *LEAVING[:4]))
    assert all((light + 0.05) / (dark + 0.05) > 1.05 for dark, light in pairwise(used))
