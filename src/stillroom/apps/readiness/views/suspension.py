"""Suspending someone at once."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.draft import REASON, Draft
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.acting import acting_person
from stillroom.apps.readiness.forms.stating import chosen_item
from stillroom.apps.readiness.forms.suspension import SuspensionForm
from stillroom.apps.readiness.selectors.statable import asked_of
from stillroom.apps.readiness.views.stating import state_by_form
from stillroom.apps.readiness.views.targets import the_person
from stillroom.competence.statement import Kind


@requires(Permission.SUSPEND, the_person)
def suspend(request: HttpRequest, person: Person) -> HttpResponse:
    by, now = acting_person(request, person.organisation), clock.now()

    def draft(cleaned: dict[str, Any]) -> Draft:
        code, context = chosen_item(cleaned["item"])
        return Draft(
            id=cleaned["statement"],
            kind=Kind.SUSPENSION,
            person=person.canonical_id,
            author=by.canonical_id,
            occurred_at=now,
            competency=code,
            context=context,
            texts={REASON: cleaned["reason"]},
        )

    return state_by_form(
        request,
        SuspensionForm(request.POST or None, asked=asked_of(person, now)),
        organisation=person.organisation,
        by=by,
        draft=draft,
        template="readiness/suspension.jinja",
        context={"page_title": f"Suspend {person.full_name}", "person": person},
    )
