"""Place people on a framework's levels by what the ledger shows; never by title, band or years."""

from collections.abc import Sequence
from typing import NamedTuple

from stillroom.competence.level import Level


class Shown(NamedTuple):
    """What the ledger shows of somebody in one competency today."""

    signed_off: bool = False
    begun: bool = False
    assesses: bool = False
    lapsed: bool = False


class Proposal(NamedTuple):
    level: int | None
    because: str


def propose(levels: Sequence[Level], shown: Shown) -> Proposal:
    """The level the ledger speaks for, and why. What goes further is for her manager to say, with a reason."""
    steps = sorted(each.level for each in levels)
    if not steps:
        return Proposal(None, "The framework describes no levels for this competency")
    if shown.signed_off and shown.assesses:
        return Proposal(_step(steps, 2), "Signed off, and assesses others in it")
    if shown.signed_off:
        return Proposal(_step(steps, 1), "Signed off")
    if shown.begun:
        return Proposal(_step(steps, 0), "In training: observed, not signed off yet")
    if shown.lapsed:
        return Proposal(_step(steps, 0), "Was signed off; not in force today")
    return Proposal(None, "Nothing is recorded")


def _step(steps: Sequence[int], wanted: int) -> int:
    """The nth level, or the last where there are fewer."""
    return steps[min(wanted, len(steps) - 1)]
