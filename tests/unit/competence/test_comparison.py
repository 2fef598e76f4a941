"""What a difference between two versions amounts to, field by field, and what is for an editor to confirm."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from stillroom.competence.comparison import Fate, compare, differences
from stillroom.competence.framework import Change, Competency
from stillroom.competence.level import Level
from stillroom.competence.scheme import Scheme
from stillroom.competence.wording import why_meaning_differs

BEFORE = Competency(
    "AS01",
    "Gowning",
    Scheme.parse("observation*3"),
    knowledge="Why gown? | People shed particles; Why that order? | It goes from clean to cleaner",
)
OTHERWISE: dict[str, tuple[Any, Change]] = {
    "title": ("Gowning.", Change.EDITORIAL),
    "scheme": (Scheme.parse("observation*4"), Change.SUBSTANTIVE),
    "group": ("Foundations", Change.EDITORIAL),
    "knowledge": ("", Change.SUBSTANTIVE),
    "skill": ("Puts the hood on first", Change.SUBSTANTIVE),
    "decision": ("Stops when torn", Change.SUBSTANTIVE),
    "renewal": (Scheme.parse("observation*1"), Change.SUBSTANTIVE),
    "requalification": (Scheme.parse("observation*1"), Change.SUBSTANTIVE),
    "validity_months": (12, Change.SUBSTANTIVE),
    "renewal_window_days": (30, Change.EDITORIAL),
    "requires": (("AS02",), Change.SUBSTANTIVE),
    "recency_days": (90, Change.SUBSTANTIVE),
    "activity_count": (20, Change.SUBSTANTIVE),
    "activity_days": (365, Change.SUBSTANTIVE),
    "critical": (True, Change.SUBSTANTIVE),
    "assessor": (True, Change.SUBSTANTIVE),
}


def test_every_field_of_a_competency_is_compared() -> None:
    own = {"code", "change", "transition_until"}  # what identifies it, and what the answer is
    assert {field.name for field in fields(Competency)} - own == set(OTHERWISE)


@pytest.mark.parametrize("name", OTHERWISE)
def test_what_a_field_amounts_to(name: str) -> None:
    value, proposed = OTHERWISE[name]
    found = differences(BEFORE, replace(BEFORE, **{name: value}))
    assert len(found) == 1
    assert found[0].proposed is proposed
    assert found[0].reason


@pytest.mark.parametrize(
    ("after", "why"),
    [
        ("WHY gown?|people shed particles;why that order? | It goes from clean to cleaner.", ""),
        ("Why gown? | People shed particles; Why this order? | It goes from clean to cleaner", ""),
        (BEFORE.knowledge + "; Why two pairs? | one tears", "1 point is added."),
        ("Why gown? | People shed particles", "1 point is taken out."),
        ("Why not gown? | People shed particles; Why that order? | It goes from clean to cleaner", "“not” stands"),
        ("Why gown? | 10 particles; Why that order? | It goes from clean to cleaner", "A number differs."),
        ("Where is the hood kept? | In the lobby; Why that order? | It goes from clean to cleaner", "A point says"),
        ("", "The text is taken out."),
    ],
)
def test_wording_is_told_from_meaning_carefully(after: str, why: str) -> None:
    found = why_meaning_differs(BEFORE.knowledge, after)
    assert found.startswith(why) if why else found == ""


def test_the_order_of_what_is_required_means_nothing() -> None:
    one, other = replace(BEFORE, requires=("AS02", "AS03")), replace(BEFORE, requires=("AS03", "AS02"))
    assert differences(one, other) == ()


def test_levels_are_compared_and_change_nobodys_authority() -> None:
    found = differences(BEFORE, BEFORE, [Level(1, "Entry", "")], [Level(1, "Entry", "With guidance")])
    assert [(each.field, each.proposed) for each in found] == [("levels", Change.EDITORIAL)]


def test_new_dropped_changed_and_as_it_was() -> None:
    same, changed = replace(BEFORE, code="AS02"), replace(BEFORE, title="Gowning up and down")
    before = [BEFORE, same, replace(BEFORE, code="AS03")]
    after = [replace(BEFORE, code="AS04"), changed, same]
    found = compare(before, after)
    assert [(item.code, item.fate) for item in found.items] == [
        ("AS04", Fate.NEW),
        ("AS01", Fate.CHANGED),
        ("AS02", Fate.UNCHANGED),
        ("AS03", Fate.DROPPED),
    ]
    assert found.touched == {"AS04", "AS01", "AS03"}


@pytest.mark.parametrize(
    ("change", "until", "undecided", "softened"),
    [
        (Change.UNCHANGED, None, True, False),
        (Change.NEW, None, True, False),
        (Change.EDITORIAL, None, False, True),
        (Change.SUBSTANTIVE, None, True, False),
        (Change.SUBSTANTIVE, date(2026, 6, 30), False, False),
    ],
)
def test_a_change_is_decided_once_its_class_and_day_are_chosen(
    change: Change, until: date | None, undecided: bool, softened: bool
) -> None:
    after = replace(BEFORE, scheme=Scheme.parse("observation*4"), change=change, transition_until=until)
    item = compare([BEFORE], [after]).items[0]
    assert (item.proposed, item.undecided, item.softened) == (Change.SUBSTANTIVE, undecided, softened)


@pytest.mark.parametrize(
    ("before", "after", "differs"),
    [
        ("Cleaning and sanitisation", "Cleaning and sanitising", False),
        ("Uses sterile wipes", "Uses unsterile wipes", True),
        ("Uses a wipe before entry", "Uses a wipe after entry", True),
        ("Waits 30 seconds", "Waits 60 seconds", True),
        ("Waits at least 30 seconds", "Waits at most 30 seconds", True),
        ("Puts on gloves", "Removes the hood", True),
    ],
)
def test_small_words_that_turn_a_meaning_around(before: str, after: str, *, differs: bool) -> None:
    assert bool(why_meaning_differs(before, after)) is differs
