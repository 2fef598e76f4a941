"""Clearing someone to work under supervision."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.draft import NOTE, Draft
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.acting import acting_person
from stillroom.apps.readiness.forms.clearance import ABOUT, ClearanceForm
from stillroom.apps.readiness.forms.stating import SEPARATOR, chosen_item
from stillroom.apps.readiness.selectors.statable import asked_of, suspensions_in_force
from stillroom.apps.readiness.views.stating import state_by_form
from stillroom.apps.readiness.views.targets import the_person
from stillroom.competence.context import Context
from stillroom.competence.statement import Kind, Meaning


@requires(Permission.CLEAR, the_person)
def clear(request: HttpRequest, person: Person) -> HttpResponse:
    by, now = acting_person(request, person.organisation), clock.now()
    suspensions = suspensions_in_force(person, now)

    def draft(cleaned: dict[str, Any]) -> Draft:
        code, context, about = _chosen(cleaned["item"])
        return Draft(
            id=cleaned["statement"],
            kind=Kind.SUPERVISED_PRACTICE,
            person=person.canonical_id,
            author=by.canonical_id,
            occurred_at=now,
            competency=code,
            context=context,
            meaning=Meaning.APPROVED,
            valid_until=cleaned["valid_until"],
            about=about,
            texts={NOTE: cleaned["note"]},
        )

    def _chosen(value: str) -> tuple[str, Context, str | None]:
        for each in suspensions:
            if value == f"{ABOUT}{SEPARATOR}{each.suspension.cause.id}":
                return each.code, each.suspension.context, each.suspension.cause.id
        return *chosen_item(value), None

    return state_by_form(
        request,
        ClearanceForm(request.POST or None, asked=asked_of(person, now), suspensions=suspensions),
        organisation=person.organisation,
        by=by,
        draft=draft,
        template="readiness/clearance.jinja",
        context={"page_title": f"Clear {person.full_name} to work under supervision", "person": person},
    )
