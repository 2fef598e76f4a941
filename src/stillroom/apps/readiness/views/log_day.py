"""A day's activities of several people on one page."""

from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.draft import REASON, Draft
from stillroom.apps.ledger.services.state import ConflictingStatement
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Unit
from stillroom.apps.readiness.acting import acting_person
from stillroom.apps.readiness.forms.activity import HOW_MANY, DayForm, moment_on
from stillroom.apps.readiness.forms.stating import chosen_item
from stillroom.apps.readiness.selectors.logbook import kept_current, people_in
from stillroom.apps.readiness.selectors.statable import Asked
from stillroom.apps.readiness.selectors.unit_names import unit_title
from stillroom.apps.readiness.services.enter_day import RefusedOf, enter_day
from stillroom.apps.readiness.views.proof import ask_who_it_is, show_who_it_is
from stillroom.apps.readiness.views.targets import the_unit
from stillroom.competence.statement import Kind, Meaning


@requires(Permission.CLEAR, the_unit)
def log_day(request: HttpRequest, unit: Unit) -> HttpResponse:
    by = acting_person(request, unit.organisation)
    people = [person for person in people_in(unit) if person.canonical_id != by.canonical_id]
    asked = _asked(unit, people)
    names = [(person.canonical_id, person.full_name) for person in people]
    form = DayForm(request.POST or None, asked=asked, people=names)
    ask_who_it_is(request, form, by)
    proof = show_who_it_is(request, form) if request.method == "POST" and form.is_valid() else None
    if proof is not None:
        drafts = [proof.on(draft) for draft in _drafts(form, by)]
        try:
            made = enter_day(organisation=unit.organisation, drafts=drafts, by=by)
        except RefusedOf as refused:
            field = HOW_MANY + refused.person
            for each in refused.refused.refusals:
                form.add_error(field if field in form.fields else None, str(each))
        except ConflictingStatement:
            form.add_error(None, "This form was used for something else already. Go back and open it again.")
        else:
            messages.success(request, f"Entered for {made} {'person' if made == 1 else 'people'}.")
            return redirect("unit_logbook", unit_id=unit.id)
    context = {
        "page_title": "Enter a day’s activities",
        "unit": unit,
        "unit_title": unit_title(unit),
        "form": form,
        "by": by,
        "people": [form[HOW_MANY + person] for person, _ in names],
        "items": asked,
    }
    return render(request, "readiness/log_day.jinja", context)


def _asked(unit: Unit, people: list[Person]) -> list[Asked]:
    """What somebody's post here asks for and needs a minimum of, each once."""
    kept = kept_current(unit.organisation, [person.canonical_id for person in people], clock.now())
    found = {(each.asked.code, str(each.asked.context)): each.asked for each in kept}
    return [found[key] for key in sorted(found)]


def _drafts(form: DayForm, by: Person) -> list[Draft]:
    cleaned = form.cleaned_data
    code, context = chosen_item(cleaned["item"])
    return [
        Draft(
            id=str(uuid5(UUID(cleaned["statement"]), person)),  # the form sent twice enters each once
            kind=Kind.ACTIVITY,
            person=person,
            author=by.canonical_id,
            occurred_at=moment_on(cleaned["day"]),
            competency=code,
            context=context,
            meaning=Meaning.WITNESSED,
            details=form.details(times),
            texts={REASON: cleaned["reason"]} if cleaned["reason"] else {},
        )
        for person, times in form.counts()
    ]
