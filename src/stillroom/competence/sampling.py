"""Quality sampling of assessors: which of their decisions a second assessor looks at. Anybody can repeat the draw."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from math import ceil


@dataclass(frozen=True, slots=True)
class Decision:
    """One observation with an outcome, as stated by an assessor."""

    statement: str
    assessor: str


@dataclass(frozen=True, slots=True)
class SamplingRule:
    """So many percent of what each assessor decided, at least some of it, and more while she is new."""

    percent: int
    at_least: int
    new_at_least: int


def seed(organisation: str, first_day: date, last_hash: str = "") -> str:
    """What the draw starts from: “ZZ1 2026-10-01 9f86d081884c7d65”.

    `last_hash` is of the last statement recorded in the period: nobody knew it before the period was over.
    """
    return " ".join(filter(None, (organisation, first_day.isoformat(), last_hash[:16])))


def place_in_draw(start: str, statement: str) -> str:
    """The SHA-256 of the seed, a blank and the statement's id; the smallest are drawn first."""
    return sha256(f"{start} {statement}".encode()).hexdigest()


def draw(
    start: str, decisions: Iterable[Decision], rule: SamplingRule, *, new: Collection[str] = ()
) -> dict[str, tuple[str, ...]]:
    """Assessor → ids of the statements drawn, in the order of the draw. The order of `decisions` does not matter."""
    by_assessor: dict[str, set[str]] = defaultdict(set)
    for decision in decisions:
        by_assessor[decision.assessor].add(decision.statement)
    return {
        assessor: _drawn(start, found, rule, rule.new_at_least if assessor in new else rule.at_least)
        for assessor, found in sorted(by_assessor.items())
    }


def _drawn(start: str, found: Collection[str], rule: SamplingRule, at_least: int) -> tuple[str, ...]:
    wanted = min(len(found), max(at_least, ceil(len(found) * rule.percent / 100)))
    return tuple(sorted(found, key=lambda statement: (place_in_draw(start, statement), statement))[:wanted])


def sizes(drawn: Mapping[str, Collection[str]]) -> int:
    return sum(len(found) for found in drawn.values())
