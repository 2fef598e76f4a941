"""What a move spares against the whole programme, measured from those who did the whole of it at the same unit."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import TypeVar

from stillroom.competence.days import day_of
from stillroom.competence.history import History
from stillroom.competence.requirement import Requirement
from stillroom.competence.statement import Kind, Statement

ENOUGH = 5
"""Fewer people than this tell nothing: one quick learner would be a rule."""

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Done:
    """One person's whole way through one item: first seen, signed off, and how often she was observed."""

    first: date
    signed: date
    observations: int


@dataclass(frozen=True, slots=True)
class Saving:
    """Medians over `people`; what is spared is the whole less what remains, person by person."""

    people: int
    days: int
    whole_days: int
    observations: int
    whole_observations: int


def done_here(history: History, requirement: Requirement) -> Done | None:
    """Her first sign-off in it, where all that it rests on was observed here."""
    record = history.record(requirement.competency)
    for sign_off in record.sign_offs if record else ():
        if sign_off.kind != Kind.SIGN_OFF or not sign_off.context >= requirement.context or sign_off.taken_over_by:
            continue
        rested_on = [found for id_ in sign_off.relied_on if (found := history.by_id.get(id_)) is not None]
        seen = [each for each in rested_on if each.kind == Kind.OBSERVATION and each.about is None]
        if not seen or any(each.kind == Kind.ACCEPTANCE for each in rested_on):
            return None
        return Done(day_of(_first(seen).occurred_at), day_of(sign_off.occurred_at), len(seen))
    return None


def _first(seen: Iterable[Statement]) -> Statement:
    return min(seen, key=lambda each: each.occurred_at)


def saving(
    people: Iterable[Mapping[Key, Done]], asked: Collection[Key], remaining: Collection[Key], seen_once: int
) -> Saving | None:
    """None where too few did all that is `asked`. `seen_once`: items that are observed once instead of not at all."""
    whole = [each for each in people if all(key in each for key in asked)]
    if len(whole) < ENOUGH or not asked:
        return None
    days = [(_days(each, asked), _days(each, remaining)) for each in whole]
    counts = [(_count(each, asked), _count(each, remaining) + seen_once) for each in whole]
    return Saving(
        len(whole),
        max(0, round(median(all_ - left for all_, left in days))),
        round(median(all_ for all_, _ in days)),
        max(0, round(median(all_ - left for all_, left in counts))),
        round(median(all_ for all_, _ in counts)),
    )


def _days(done: Mapping[Key, Done], keys: Collection[Key]) -> int:
    """From the first observation of any to the last sign-off of all."""
    found = [done[key] for key in keys]
    return (max(each.signed for each in found) - min(each.first for each in found)).days if found else 0


def _count(done: Mapping[Key, Done], keys: Collection[Key]) -> int:
    return sum(done[key].observations for key in keys)
