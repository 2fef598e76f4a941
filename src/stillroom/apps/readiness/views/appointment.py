"""Appointing someone to observe, to sign off or to read results."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.draft import Draft
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.acting import acting_person
from stillroom.apps.readiness.forms.appointment import AppointmentForm
from stillroom.apps.readiness.selectors.names import competency_titles
from stillroom.apps.readiness.selectors.statable import contexts_asked
from stillroom.apps.readiness.views.stating import state_by_form
from stillroom.apps.readiness.views.targets import the_person
from stillroom.competence.context import Context
from stillroom.competence.statement import Kind, Meaning


@requires(Permission.APPOINT, the_person)
def appoint(request: HttpRequest, person: Person) -> HttpResponse:
    by = acting_person(request, person.organisation)

    def draft(cleaned: dict[str, Any]) -> Draft:
        return Draft(
            id=cleaned["statement"],
            kind=Kind.APPOINTMENT,
            person=person.canonical_id,
            author=by.canonical_id,
            occurred_at=clock.now(),
            competency=cleaned["competency"],
            context=Context.parse(cleaned["context"]),
            capacity=cleaned["capacity"],
            meaning=Meaning.APPROVED,
            valid_until=cleaned["valid_until"],
        )

    return state_by_form(
        request,
        AppointmentForm(request.POST or None, titles=competency_titles(), contexts=contexts_asked(person.organisation)),
        organisation=person.organisation,
        by=by,
        draft=draft,
        template="readiness/appointment.jinja",
        context={"page_title": f"Appoint {person.full_name}", "person": person},
    )
