"""Recording that someone is or was away, and changing the last day."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.draft import Draft
from stillroom.apps.ledger.models import Statement
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import person_with_id
from stillroom.apps.readiness.acting import acting_person
from stillroom.apps.readiness.forms.absence import AbsenceForm, ChangeAbsenceForm, PreviewedForm
from stillroom.apps.readiness.presenters.absence import consequences
from stillroom.apps.readiness.selectors.absence import would_block
from stillroom.apps.readiness.views.stating import MakeDraft, state_by_form
from stillroom.apps.readiness.views.targets import the_person, the_statement
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
        )

    title = f"Record that {person.full_name} is away"
    return _previewed(request, AbsenceForm(request.POST or None), person, by, draft, title)


@requires(Permission.RECORD_ABSENCE, the_statement)
def change_absence(request: HttpRequest, absence: Statement) -> HttpResponse:
    if absence.kind != Kind.ABSENCE or absence.about:
        raise Http404
    by, person = acting_person(request, absence.organisation), person_with_id(absence.person)

    def draft(cleaned: dict[str, Any]) -> Draft:
        return Draft(
            id=cleaned["statement"],
            kind=Kind.ABSENCE,
            person=absence.person,
            author=by.canonical_id,
            occurred_at=clock.now(),
            competency=absence.competency,
            about=absence.id,
            valid_until=cleaned["last_day"],
        )

    title = f"Change the last day {person.full_name} is away"
    return _previewed(request, ChangeAbsenceForm(request.POST or None), person, by, draft, title)


def _previewed(
    request: HttpRequest, form: PreviewedForm, person: Person, by: Person, draft: MakeDraft, title: str
) -> HttpResponse:
    """Shows what would be blocked before it is recorded: the form is sent once to see and once to confirm."""
    preview = None
    if request.method == "POST" and form.is_valid() and not form.confirmed():
        preview = consequences(*would_block(person, draft(form.cleaned_data), clock.now()))
        data = request.POST.copy()
        data["seen"] = form.days()
        form.data = data
    return state_by_form(
        request,
        form,
        organisation=person.organisation,
        by=by,
        draft=draft,
        template="readiness/absence.jinja",
        context={"page_title": title, "person": person, "preview": preview},
        only_show=preview is not None,
    )
