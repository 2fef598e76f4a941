"""What a proposed version would do to people who may work alone by what is published now, and when it would."""

from collections.abc import Iterable
from datetime import date, datetime

from stillroom.competence.comparison import Comparison, Fate, ItemComparison
from stillroom.competence.context import Context
from stillroom.competence.framework import Change, Competency, Frameworks
from stillroom.competence.history import History
from stillroom.competence.readiness import MAY_WORK, State, standing


def would_lose(proposed: History, code: str, context: Context, at: datetime) -> State | None:
    """How somebody who may work alone at `at` would stand as proposed; None if she still may."""
    found = standing(proposed, code, context, at).state
    return None if found in MAY_WORK or found is State.NOT_REQUIRED else found


def touched_at_once(comparison: Comparison, known: Frameworks, proposed: Frameworks) -> set[str]:
    """Codes whose holders may lose something on the day of publication: what is read anew of everyone, not only of new
    sign-offs. With all that require them."""
    return _with_dependants({item.code for item in comparison.items if _at_once(item)}, known, proposed)


def touched_on(day: date, stated: Iterable[Competency], known: Frameworks, proposed: Frameworks) -> set[str]:
    """Codes whose earlier sign-offs hold until the end of that day and no longer, with all that require them."""
    codes = {each.code for each in stated if each.change is Change.SUBSTANTIVE and each.transition_until == day}
    return _with_dependants(codes, known, proposed)


def _with_dependants(codes: set[str], known: Frameworks, proposed: Frameworks) -> set[str]:
    return known.dependants_closure(codes) | proposed.dependants_closure(codes) if codes else codes


def _at_once(item: ItemComparison) -> bool:
    if item.fate is Fate.NEW:
        return True  # it may have been withdrawn once, and come back as something else
    before, after = item.before, item.after
    if before is None or after is None:
        return False  # what a version leaves out stays as it last stood
    return _read_of_everyone(before) != _read_of_everyone(after)


def _read_of_everyone(competency: Competency) -> object:
    methods = sorted(competency.scheme.methods | competency.renewal_scheme.methods)
    return (
        sorted(competency.requires),
        competency.recency_days,
        competency.activity_count,
        competency.activity_days,
        [(method, competency.on_fail(method)) for method in methods if competency.on_fail(method)],
    )
