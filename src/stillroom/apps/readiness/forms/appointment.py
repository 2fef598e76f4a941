from collections.abc import Iterable, Mapping
from typing import Any

from stillroom.apps.readiness.forms.clearance import today
from stillroom.apps.readiness.forms.stating import SigningForm
from stillroom.apps.readiness.presenters.contexts import context_words
from stillroom.competence.context import Context
from stillroom.competence.statement import EVERY_COMPETENCY, Capacity
from stillroom.ui.forms import ChoiceField, DateField, SelectField

CAPACITIES = [
    (Capacity.ASSESSOR, "Assessor: observes and assesses"),
    (Capacity.AUTHORISER, "Authoriser: signs off, exempts, reinstates and revokes"),
    (Capacity.RESULT_READER, "Reader of laboratory results"),
]


class AppointmentForm(SigningForm):
    """Entitles someone to speak for others."""

    capacity = ChoiceField(label="Appoint as", what="what to appoint as", choices=CAPACITIES, size="large")
    competency = SelectField(label="For which competency", what="the competency")
    context = SelectField(
        label="In which context",
        what="the context",
        hint="“Any” covers every facility and all equipment.",
        required=False,
    )
    valid_until = DateField(
        label="Last valid day",
        what="the last valid day",
        hint="Leave empty for no end.",
        required=False,
        earliest=today,
    )

    def __init__(self, *args: Any, titles: Mapping[str, str], contexts: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = [(code, f"{code} {title}") for code, title in sorted(titles.items())]
        every = [("", "Choose a competency"), (EVERY_COMPETENCY, "Every competency")]
        self.fields["competency"].choices = every + codes  # type: ignore[attr-defined]
        any_context = [("", "Any")]
        self.fields["context"].choices = any_context + [(c, context_words(Context.parse(c))) for c in contexts]  # type: ignore[attr-defined]
