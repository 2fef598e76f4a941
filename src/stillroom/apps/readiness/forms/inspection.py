from typing import Any
from uuid import UUID

from django import forms as django_forms

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.ids import new_id
from stillroom.apps.readiness.forms.as_at import NOW, THEN
from stillroom.competence.days import day_of
from stillroom.ui import forms

WHOLE, MOMENT = "whole", "moment"


class PackForm(forms.Form):
    """Carries the id of the pack it asks for, so that pressed twice it asks once."""

    job = forms.HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["job"].initial = new_id()

    def clean_job(self) -> UUID:
        try:
            return UUID(self.cleaned_data["job"])
        except ValueError:
            raise django_forms.ValidationError("Open this page again, then ask once more") from None


class UnitPackForm(PackForm):
    """A unit with its whole record, or at one moment."""

    holds = forms.ChoiceField(
        label="What should the pack hold?",
        what="what the pack should hold",
        choices=[
            (WHOLE, "The whole record, up to now"),
            (MOMENT, "One moment: who might do what, and what that rested on"),
        ],
        reveals={MOMENT: ["at", "known"]},
    )
    at = forms.DateTimeField(
        label="At which moment",
        what="the moment",
        hint="For example, 14 3 2026 at 09:00",
        latest=lambda: day_of(clock.now()),
    )
    known = forms.ChoiceField(
        label="As known",
        what="from which knowledge",
        choices=[(NOW, "Now, with everything recorded since"), (THEN, "At that moment")],
        size="small",
    )
