"""Says of what a draft changes whether it is wording only, and until when earlier sign-offs hold if it is not."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError

from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import Competency, FrameworkVersion
from stillroom.apps.framework.services.draft_lock import editing
from stillroom.competence.framework import Change

Decision = tuple[Change, date | None]


def decide_changes(*, draft: FrameworkVersion, decisions: Mapping[str, Decision], by: User) -> None:
    """`decisions`: code → class of change and, for a substantive one, the last day of its transition."""
    for code, (change, until) in decisions.items():
        if (change is Change.SUBSTANTIVE) != (until is not None):
            raise ValidationError(f"{code}: give a transition day for a substantive change, and for no other.")
    with editing(draft, by) as held:
        rows = list(Competency.every.filter(framework_version=held, code__in=list(decisions)))
        for row in rows:
            row.change, row.transition_until = decisions[row.code]
        Competency.every.bulk_update(rows, ["change", "transition_until"])
