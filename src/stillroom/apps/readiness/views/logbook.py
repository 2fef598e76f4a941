"""Logbooks: a person's, a unit's, and what is entered in them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.draft import NOTE, REASON, Draft
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.presenters.words import Wording
from stillroom.apps.ledger.selectors.roles import person_in
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Unit
from stillroom.apps.readiness.acting import acting_person
from stillroom.apps.readiness.forms.activity import ActivityForm, moment_on
from stillroom.apps.readiness.forms.countersignature import CountersignatureForm
from stillroom.apps.readiness.forms.stating import chosen_item
from stillroom.apps.readiness.presenters.board import board_links
from stillroom.apps.readiness.presenters.logbook import (
    entry_rows,
    kept_rows,
    logbook_finding,
    unit_finding,
    ways_to_enter,
)
from stillroom.apps.readiness.selectors.logbook import entries_of, kept_current, people_in
from stillroom.apps.readiness.selectors.names import competency_titles, names_of
from stillroom.apps.readiness.selectors.statable import asked_of
from stillroom.apps.readiness.selectors.unit_names import unit_title
from stillroom.apps.readiness.views.stating import state_by_form
from stillroom.apps.readiness.views.targets import the_person, the_statement, the_unit
from stillroom.competence.context import Context
from stillroom.competence.statement import Kind, Meaning


@requires(Permission.VIEW_PERSON, the_person)
@require_safe
def logbook(request: HttpRequest, person: Person) -> HttpResponse:
    user, organisation = account(request), person.organisation
    acts = person_in(user, organisation) is not None

    def may(permission: Permission) -> bool:
        return acts and user.has_perm(permission, person)

    kept = kept_current(organisation, [person.canonical_id], clock.now())
    words = Wording(names_of(organisation), competency_titles())
    own = person_in(user, organisation)
    countersigns = may(Permission.CLEAR) and own is not None and own.canonical_id != person.canonical_id
    context = {
        "page_title": "Logbook",
        "person": person,
        "finding": logbook_finding(person.full_name, kept),
        "kept": kept_rows(kept),
        "entries": entry_rows(entries_of(person), words, may_countersign=lambda _: countersigns),
        "enter": ways_to_enter(person, may),
        "at": clock.now(),
    }
    return render(request, "readiness/logbook.jinja", context)


@requires(Permission.SELF_ASSESS, the_person)
def log_own(request: HttpRequest, person: Person) -> HttpResponse:
    return _log(request, person, Meaning.PERFORMED, "Enter what you did")


@requires(Permission.CLEAR, the_person)
def log_for(request: HttpRequest, person: Person) -> HttpResponse:
    return _log(request, person, Meaning.WITNESSED, f"Enter what {person.full_name} did")


def _log(request: HttpRequest, person: Person, meaning: Meaning, title: str) -> HttpResponse:
    by = acting_person(request, person.organisation)
    form = ActivityForm(request.POST or None, asked=asked_of(person, clock.now()))

    def draft(cleaned: dict[str, Any]) -> Draft:
        code, context = chosen_item(cleaned["item"])
        return Draft(
            id=cleaned["statement"],
            kind=Kind.ACTIVITY,
            person=person.canonical_id,
            author=by.canonical_id,
            occurred_at=moment_on(cleaned["day"]),
            competency=code,
            context=context,
            meaning=meaning,
            details=form.details(cleaned["how_many"]),
            texts={REASON: cleaned["reason"]} if cleaned["reason"] else {},
        )

    return state_by_form(
        request,
        form,
        organisation=person.organisation,
        by=by,
        draft=draft,
        template="readiness/log_activity.jinja",
        context={"page_title": title, "person": person},
        said=lambda cleaned: "Entered in the logbook.",
        then=reverse("logbook", args=[person.id]),
    )


@requires(Permission.CLEAR, the_statement)
def countersign(request: HttpRequest, entry: Statement) -> HttpResponse:
    if entry.kind != Kind.ACTIVITY or entry.about:
        raise Http404
    by = acting_person(request, entry.organisation)
    words = Wording(names_of(entry.organisation), competency_titles())

    def draft(cleaned: dict[str, Any]) -> Draft:
        return Draft(
            id=cleaned["statement"],
            kind=Kind.ACTIVITY,
            person=entry.person,
            author=by.canonical_id,
            occurred_at=clock.now(),
            competency=entry.competency,
            context=Context.parse(entry.context),
            meaning=Meaning.VERIFIED,
            about=entry.id,
            texts={NOTE: cleaned["note"]} if cleaned["note"] else {},
        )

    return state_by_form(
        request,
        CountersignatureForm(request.POST or None),
        organisation=entry.organisation,
        by=by,
        draft=draft,
        template="readiness/countersign.jinja",
        context={"page_title": "Countersign an entry", "entry": entry, "sentence": words.sentence(entry)},
        said=lambda cleaned: "Countersigned.",
        then=reverse("logbook", args=[entry.person]),
    )


@requires(Permission.VIEW_UNIT, the_unit)
@require_safe
def unit_logbook(request: HttpRequest, unit: Unit) -> HttpResponse:
    user = account(request)
    people = [person.canonical_id for person in people_in(unit)]
    kept = kept_current(unit.organisation, people, clock.now())
    enters = user.has_perm(Permission.CLEAR, unit) and person_in(user, unit.organisation) is not None
    context = {
        "page_title": "Logbook",
        "unit": unit,
        "unit_title": unit_title(unit),
        "links": board_links(unit),
        "finding": unit_finding(kept),
        "kept": kept_rows(kept, names_of(unit.organisation)),
        "enter": reverse("log_day", args=[unit.id]) if enters else "",
        "at": clock.now(),
    }
    return render(request, "readiness/unit_logbook.jinja", context)
