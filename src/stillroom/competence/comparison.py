"""Two versions of a framework side by side, item by item, with the class of change each difference amounts to.

A proposal, never a decision: an editor confirms it or chooses the other. In doubt it proposes *substantive*, because a
wrong *editorial* leaves people signed off in what they have not shown.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from stillroom.competence.framework import Change, Competency
from stillroom.competence.level import Level
from stillroom.competence.wording import why_meaning_differs

NO_LEVELS: Mapping[str, Sequence[Level]] = {}


class Fate(StrEnum):
    """What became of an item from one version to the other."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that says something else, the class of change this amounts to, and why."""

    field: str
    before: str
    after: str
    proposed: Change
    reason: str


@dataclass(frozen=True, slots=True)
class ItemComparison:
    """`chosen` and its transition are what the later version says of the change; empty while nobody has chosen."""

    code: str
    title: str
    fate: Fate
    differences: tuple[Difference, ...] = ()
    before: Competency | None = None
    after: Competency | None = None

    @property
    def proposed(self) -> Change:
        if self.fate is Fate.NEW:
            return Change.NEW
        if any(each.proposed is Change.SUBSTANTIVE for each in self.differences):
            return Change.SUBSTANTIVE
        return Change.EDITORIAL if self.differences else Change.UNCHANGED

    @property
    def chosen(self) -> Change:
        return self.after.change if self.after else Change.UNCHANGED

    @property
    def undecided(self) -> bool:
        """A changed item whose class, or whose last day of transition, nobody has chosen yet."""
        if self.fate is not Fate.CHANGED or self.after is None:
            return False
        if self.chosen is Change.SUBSTANTIVE:
            return self.after.transition_until is None
        return self.chosen is not Change.EDITORIAL

    @property
    def softened(self) -> bool:
        """An editor calls wording what is proposed as substantive."""
        return self.chosen is Change.EDITORIAL and self.proposed is Change.SUBSTANTIVE


@dataclass(frozen=True)
class Comparison:
    """In the order of the later version; what it drops comes last."""

    items: tuple[ItemComparison, ...] = field(default=())

    def of(self, fate: Fate) -> list[ItemComparison]:
        return [item for item in self.items if item.fate is fate]

    @property
    def undecided(self) -> list[ItemComparison]:
        return [item for item in self.items if item.undecided]

    @property
    def touched(self) -> frozenset[str]:
        """Codes of every item that is not as it was."""
        return frozenset(item.code for item in self.items if item.fate is not Fate.UNCHANGED)


def compare(
    before: Iterable[Competency],
    after: Iterable[Competency],
    *,
    levels_before: Mapping[str, Sequence[Level]] = NO_LEVELS,
    levels_after: Mapping[str, Sequence[Level]] = NO_LEVELS,
) -> Comparison:
    """What each item was, is, and what the difference amounts to. `levels_*`: code → its level descriptors."""
    earlier = {competency.code: competency for competency in before}
    items = []
    for competency in after:
        code = competency.code
        old = earlier.pop(code, None)
        if old is None:
            items.append(ItemComparison(code, competency.title, Fate.NEW, after=competency))
            continue
        found = differences(old, competency, levels_before.get(code, ()), levels_after.get(code, ()))
        fate = Fate.CHANGED if found else Fate.UNCHANGED
        items.append(ItemComparison(code, competency.title, fate, found, old, competency))
    items += [ItemComparison(old.code, old.title, Fate.DROPPED, before=old) for old in earlier.values()]
    return Comparison(tuple(items))


def differences(
    before: Competency, after: Competency, levels_before: Sequence[Level] = (), levels_after: Sequence[Level] = ()
) -> tuple[Difference, ...]:
    """Every field in which `after` says something else. The order of `requires` means nothing."""
    found = []
    for name, (read, judge) in _FIELDS.items():
        old, new = read(before), read(after)
        if old != new:
            found.append(Difference(name, old, new, *judge(old, new)))
    old, new = _levels(levels_before), _levels(levels_after)
    if old != new:
        reason = "Levels guide learning; sign-off does not rest on them."
        found.append(Difference("levels", old, new, Change.EDITORIAL, reason))
    return tuple(found)


Verdict = tuple[Change, str]
Judge = Callable[[str, str], Verdict]


def _always(change: Change, reason: str) -> Judge:
    return lambda old, new: (change, reason)


def _text(old: str, new: str) -> Verdict:
    why = why_meaning_differs(old, new)
    if why:
        return Change.SUBSTANTIVE, why
    return Change.EDITORIAL, "Only the wording seems to differ. Confirm that nothing else has to be known or done."


_SUBSTANTIVE = Change.SUBSTANTIVE
_FIELDS: dict[str, tuple[Callable[[Competency], str], Judge]] = {
    "group": (lambda c: c.group, _always(Change.EDITORIAL, "Where it stands in the framework says nothing of anyone.")),
    "title": (lambda c: c.title, _text),
    "knowledge": (lambda c: c.knowledge, _text),
    "skill": (lambda c: c.skill, _text),
    "decision": (lambda c: c.decision, _text),
    "scheme": (lambda c: str(c.scheme), _always(_SUBSTANTIVE, "Other evidence is asked for.")),
    "renewal_scheme": (
        lambda c: str(c.renewal or ""),
        _always(_SUBSTANTIVE, "Other evidence is asked for at renewal."),
    ),
    "requalification_scheme": (
        lambda c: str(c.requalification or ""),
        _always(_SUBSTANTIVE, "Other evidence is asked for after a suspension."),
    ),
    "validity_months": (
        lambda c: str(c.validity_months or ""),
        _always(_SUBSTANTIVE, "A sign-off holds for another time."),
    ),
    "renewal_window_days": (
        lambda c: str(c.renewal_window_days or ""),
        _always(Change.EDITORIAL, "Only when people are told that renewal is near differs."),
    ),
    "requires": (
        lambda c: "; ".join(sorted(c.requires)),
        _always(_SUBSTANTIVE, "Something else has to be in force first, for everyone and at once."),
    ),
    "recency_days": (
        lambda c: str(c.recency_days or ""),
        _always(_SUBSTANTIVE, "Another length of absence asks for a return assessment, for everyone and at once."),
    ),
    "activity_count": (
        lambda c: str(c.activity_count or ""),
        _always(_SUBSTANTIVE, "Another number of entries keeps a sign-off current, for everyone and at once."),
    ),
    "activity_days": (
        lambda c: str(c.activity_days or ""),
        _always(_SUBSTANTIVE, "Entries count over another time, for everyone and at once."),
    ),
    "critical": (
        lambda c: "yes" if c.critical else "no",
        _always(_SUBSTANTIVE, "Whether it may be excused or taken over without being seen differs."),
    ),
    "assessor": (
        lambda c: "yes" if c.assessor else "no",
        _always(_SUBSTANTIVE, "Whether it entitles to assess differs."),
    ),
}


def _levels(levels: Sequence[Level]) -> str:
    return "; ".join(f"{each.level} {each.title}: {each.descriptor}".strip() for each in sorted(levels))
