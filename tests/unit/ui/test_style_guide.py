"""Every component on one page."""

import re
from itertools import pairwise

import pytest
from django.test import RequestFactory

from tests.unit.ui import style_guide
from tests.unit.ui.pages import Page, draw


@pytest.fixture(params=[False, True], ids=["fresh", "wrong"])
def guide(request: pytest.FixtureRequest) -> Page:
    return draw(style_guide.TEMPLATE, request=RequestFactory().get("/"), **style_guide.context(wrong=request.param))


def test_ids_are_unique_and_what_refers_to_them_finds_them(guide: Page) -> None:
    ids = [e.attributes["id"] for e in guide.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls", "data-aria-controls"):
        used = " ".join(e.attributes.get(attribute, "") for e in guide.elements).split()
        assert set(used) <= set(ids), attribute
    inner = {a.attributes["href"][1:] for a in guide.all("a") if a.attributes.get("href", "").startswith("#")}
    assert inner <= set(ids)


def test_nothing_stands_inline_that_the_policy_forbids(guide: Page) -> None:
    assert not guide.all("style")
    assert not [e for e in guide.elements for name in e.attributes if name == "style" or re.match(r"on|hx-on", name)]


def test_headings_leave_no_level_out(guide: Page) -> None:
    levels = [int(e.tag[1]) for e in guide.elements if re.fullmatch("h[1-6]", e.tag)]
    assert levels.count(1) == 1
    after_h1 = levels[levels.index(1) :]
    assert all(below <= above + 1 for above, below in pairwise(after_h1))


def test_nothing_is_said_by_colour_alone(guide: Page) -> None:
    toned = [e for e in guide.elements if any(c.startswith("app-tone-") for c in e.classes)]
    assert len(toned) > 300
    assert not [e for e in toned if not e.text and e.attributes.get("aria-hidden") != "true"]


def test_text_is_escaped_everywhere(guide: Page) -> None:
    assert "Amira &lt;Haddad&gt;" in guide.html
    assert "&amp;lt;" not in guide.html


def test_nothing_undefined_or_none_is_shown(guide: Page) -> None:
    assert not re.search(r">\s*None\s*<|=\"None\"|Undefined", guide.html)


def test_times_are_given_to_machines_too(guide: Page) -> None:
    assert guide.all("time", datetime="2026-03-14T09:00:00+00:00")
    assert "14 March 2026 at 09:00" in guide.html
    assert guide.one("time", datetime="2026-02-28").text == "28 February 2026"
