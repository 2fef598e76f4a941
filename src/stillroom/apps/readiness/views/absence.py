"""Recording that someone is or was away."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.draft import REASON, Draft
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.acting import acting_person
from stillroom.apps.readiness.forms.absence import AbsenceForm
from stillroom.apps.readiness.views.stating import state_by_form
from stillroom.apps.readiness.views.targets import the_person
from stillroom.competence.days import start_of
from stillroom.competence.statement import EVERY_COMPETENCY, Kind


@requires(Permission.RECORD_ABSENCE, the_person)
def record_absence(request: HttpRequest, person: Person) -> HttpResponse:
    by = acting_person(request, person.organisation)

    def draft(cleaned: dict[str, Any]) -> Draft:
        return Draft(
            id=cleaned["statement"],
            kind=Kind.ABSENCE,
            person=person.canonical_id,
            author=by.canonical_id,
            occurred_at=min(start_of(cleaned["first_day"]), clock.now()),
            competency=EVERY_COMPETENCY,
            valid_until=cleaned["last_day"],
            texts={REASON: cleaned["reason"]} if cleaned["reason"] else {},
        )

    return state_by_form(
        request,
        AbsenceForm(request.POST or None),
        organisation=person.organisation,
        by=by,
        draft=draft,
        template="readiness/absence.jinja",
        context={"page_title": f"Record that {person.full_name} is away", "person": person},
    )
