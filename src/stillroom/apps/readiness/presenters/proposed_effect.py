"""What a draft would do to people, in sentences and tables of numbers."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from stillroom.apps.framework.models import FrameworkVersion
from stillroom.apps.readiness.selectors.proposed_effect import FEWEST_SHOWN, Effect, EffectOn
from stillroom.ui.formats import day, moment

NOTHING = "Nobody would lose anything by publishing it: everyone who may work alone goes on."


def effect_sentences(effect: Effect) -> list[str]:
    """“14 people at 3 units would need an update by 30 June 2026.”"""
    return [sentence for each in effect.days for sentence in _sentences(each)] or [NOTHING]


def effect_page(effect: Effect, version: FrameworkVersion, units: Mapping[UUID, str]) -> dict[str, Any]:
    titles = {item.code: f"{item.code} {item.title}" for item in effect.comparison.items}
    return {
        "page_title": "Effect on people",
        "version": version,
        "sentences": effect_sentences(effect),
        "undecided": [f"{item.code} {item.title}" for item in effect.comparison.undecided],
        "at": f"Worked out on {moment(effect.at)} from the ledger, for everyone who may work alone then.",
        "days": [_day(each, units, titles) for each in effect.days if each.people],
    }


def _sentences(each: EffectOn) -> list[str]:
    what = "could no longer work alone from the moment it is published"
    if each.day is not None:
        what = f"would need an update by {day(each.day)}"
    found = []
    if each.people:
        found.append(f"{_count(each.people, 'person', 'people')} at {_count(each.units, 'unit', 'units')} {what}.")
    if each.people_elsewhere:
        few = f"Fewer than {FEWEST_SHOWN} people" if each.elsewhere_is_small else f"{each.people_elsewhere:,} people"
        found.append(f"{few} in other organisations {what}.")
    return found


def _day(each: EffectOn, units: Mapping[UUID, str], titles: Mapping[str, str]) -> dict[str, Any]:
    by_unit = sorted(((units.get(unit, "A unit"), people) for unit, people in each.by_unit.items()), key=_most_first)
    by_code = sorted(((titles.get(code, code), n) for code, n in each.by_competency.items()), key=_most_first)
    return {
        "heading": f"By {day(each.day)}" if each.day else "At once",
        "by_unit": [{"cells": [name, str(people)]} for name, people in by_unit],
        "by_competency": [{"cells": [name, str(people)]} for name, people in by_code],
    }


def _most_first(row: tuple[str, int]) -> tuple[int, str]:
    return -row[1], row[0]


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
