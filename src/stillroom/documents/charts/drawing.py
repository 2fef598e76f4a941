"""A chart becomes one `<svg>` that may stand in a page: named, described, and without anything a policy refuses."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any
from xml.etree import ElementTree

from stillroom.documents.charts.look import FACE, config

SVG = "http://www.w3.org/2000/svg"
VEGA_LITE = "6.4"
"""Named, so that another edition of the engine changes no picture unasked."""

UNSPOKEN = ("class", "style", "role", "version", "aria-hidden", "aria-label", "aria-roledescription", "pointer-events")
NUMBERS = {"d", "transform", "x", "y", "width", "height", "x2", "y2"}
LONG = re.compile(r"-?\d+\.\d{2,}")


def draw(
    chart: Any, rows: Mapping[str, Sequence[Mapping[str, Any]]], *, title: str, desc: str, heading: str, width: int
) -> str:
    """Draw an Altair chart with the rows its data name.

    `title` names the picture, and `desc` says what is to be seen for who cannot see it; `heading` is printed above the
    scale. The look joins the specification late: Altair would copy and check it at every step.
    """
    import vl_convert

    spec = chart.to_dict()
    spec["datasets"] = rows
    spec["title"] = textwrap.wrap(heading, width // 8)
    spec["width"] = width
    spec["autosize"] = {"type": "fit-x", "contains": "padding"}
    spec["config"] = config(width)
    return presentable(vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE), title=title, desc=desc)


def presentable(svg: str, *, title: str, desc: str) -> str:
    """The picture with its name, as wide as its place, and with every look said by attributes.

    A strict content policy refuses `style` attributes and elements in a page; what was styled so becomes attributes.
    The engine's own words on marks go: a reader of the picture hears the description, and then has the table.
    """
    # Our own drawing, not a stranger's file.
    root = ElementTree.fromstring(svg)  # noqa: S314
    width, height = root.get("width", ""), root.get("height", "")
    for each in root.iter():
        each.tag = each.tag.removeprefix(f"{{{SVG}}}")
        _attributes_from_style(each)
        for name in UNSPOKEN:
            each.attrib.pop(name, None)
        if each.get("font-family") == FACE:
            del each.attrib["font-family"]
        for name in NUMBERS & set(each.attrib):
            each.set(name, LONG.sub(_short, each.attrib[name]))
    _drop_what_is_not_seen(root)
    mark = sha256(f"{title}\n{desc}\n{svg}".encode()).hexdigest()[:10]
    root.attrib.clear()
    root.attrib |= {"xmlns": SVG, "viewBox": f"0 0 {width} {height}", "width": width, "height": height}
    root.attrib |= {"font-family": FACE, "role": "img", "aria-labelledby": f"t{mark}", "aria-describedby": f"d{mark}"}
    for place, (tag, id_, words) in enumerate((("title", f"t{mark}", title), ("desc", f"d{mark}", desc))):
        element = ElementTree.Element(tag, id=id_)
        element.text = words
        root.insert(place, element)
    return ElementTree.tostring(root, encoding="unicode")


def _attributes_from_style(element: ElementTree.Element) -> None:
    for pair in element.attrib.pop("style", "").split(";"):
        name, found, value = pair.partition(":")
        if found:
            element.set(name.strip(), value.strip())


def _short(number: re.Match[str]) -> str:
    return f"{float(number.group()):.1f}".removesuffix(".0")


def _drop_what_is_not_seen(root: ElementTree.Element) -> None:
    for parent in root.iter():
        for child in list(parent):
            empty = child.tag == "path" and child.get("d") in {"", "M0,0h0v0h0Z"}
            if empty or child.get("display") == "none" or child.tag == "style":
                parent.remove(child)
