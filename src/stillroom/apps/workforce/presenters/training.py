"""Those in training, in words: how many, when they qualify, and who can train them."""

from collections.abc import Sequence
from typing import Any

from stillroom.apps.workforce.presenters.picture import half_year
from stillroom.apps.workforce.presenters.words import SMALL, group_words, number_words, people_words
from stillroom.apps.workforce.selectors.in_training import InTraining
from stillroom.apps.workforce.small_numbers import hide_small
from stillroom.competence.suppression import SMALLEST

NO_DAY = "No day is known: nobody enrolled them, or no source says how long the course lasts"
DONE = "Course completed, not registered yet"


def training_finding(found: Sequence[InTraining]) -> str:
    if not found:
        return "Nobody is in training."
    dated = [each for each in found if each.qualifies is not None and not each.done]
    last = max((each.qualifies for each in dated if each.qualifies), default=None)
    until = f" The last of those with a planned day qualifies by {half_year(last).split(' to ')[-1]}." if last else ""
    number = people_words(len(found)) if len(found) >= SMALLEST else f"Fewer than {SMALLEST} people"
    return f"{number} are in training.{until} Nobody who starts today can qualify before the course is over."


def training_rows(found: Sequence[InTraining]) -> list[dict[str, Any]]:
    """By staff group and half-year."""
    counts: dict[tuple[str, str, str], int] = {}
    for each in found:
        if each.done:
            key = (each.staff_group, "0", DONE)
        elif each.qualifies is None:
            key = (each.staff_group, "9", NO_DAY)
        else:
            order = f"{each.qualifies.year}{_half(each.qualifies.month)}"
            key = (each.staff_group, order, half_year(each.qualifies))
        counts[key] = counts.get(key, 0) + 1
    # One year's January belongs to the half-year that began in October before.
    merged: dict[tuple[str, str], tuple[str, int]] = {}
    for (group, order, words), number in sorted(counts.items()):
        first, before = merged.get((group, words), (order, 0))
        merged[group, words] = (first, before + number)
    shown = hide_small({f"{group}|{words}": number for (group, words), (_, number) in merged.items()})
    return [
        {
            "group": group_words(group),
            "when": words,
            "people": SMALL if shown[f"{group}|{words}"] is None else number_words(number),
        }
        for (group, words), (_, number) in merged.items()
    ]


def _half(month: int) -> str:
    return "1" if month < 4 else "2" if month < 10 else "3"
