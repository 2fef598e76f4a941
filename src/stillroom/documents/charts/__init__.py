"""Charts as SVG that stands in a page: drawn on the server, readable in grey, allowed by a strict content policy.

Each takes plain figures and gives one `<svg>` with a title and a description. Draw it twice, at `WIDE` and at `NARROW`,
and let the page show the one that fits: text in a picture does not reflow. Beside each chart belong a sentence that
says what it shows and a table of its figures; a picture alone reaches only some readers.
"""

from stillroom.documents.charts.bars import Bar, bars_svg
from stillroom.documents.charts.fan import FanPoint, Points, fan_svg
from stillroom.documents.charts.flows import Flow, flows_svg
from stillroom.documents.charts.look import NARROW, WIDE
from stillroom.documents.charts.pair import pair_svg
from stillroom.documents.charts.waterfall import Step, waterfall_svg

__all__ = [
    "NARROW",
    "WIDE",
    "Bar",
    "FanPoint",
    "Flow",
    "Points",
    "Step",
    "bars_svg",
    "fan_svg",
    "flows_svg",
    "pair_svg",
    "waterfall_svg",
]
