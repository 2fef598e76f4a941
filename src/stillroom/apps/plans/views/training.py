"""A person's training time: planned, delivered, pulled; and the hours an observer gives."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.models import Person
from stillroom.apps.places.selectors.units import units_of
from stillroom.apps.plans.forms.training import AvailabilityForm, DecideSessionForm, SessionForm
from stillroom.apps.plans.presenters.person_pages import person_pages
from stillroom.apps.plans.presenters.training import session_words, week_words
from stillroom.apps.plans.selectors.observer_loads import MINUTES_WHERE_UNSAID, availability_of
from stillroom.apps.plans.selectors.people_to_name import people_to_name, person_to_name
from stillroom.apps.plans.selectors.plan import plans_of, titles_of
from stillroom.apps.plans.selectors.pulled_reasons import pulled_reasons
from stillroom.apps.plans.selectors.role_bands import posts_of_today
from stillroom.apps.plans.selectors.training import session_of, sessions_of, week_of
from stillroom.apps.plans.services.set_availability import set_availability
from stillroom.apps.plans.services.training_session import decide_session as decide
from stillroom.apps.plans.services.training_session import plan_session as plan
from stillroom.apps.plans.views.form_page import form_page
from stillroom.apps.plans.views.targets import hers
from stillroom.apps.readiness.selectors.unit_names import unit_titles
from stillroom.apps.readiness.views.targets import the_person
from stillroom.competence.days import day_of
from stillroom.competence.training_time import SessionState


@requires(Permission.VIEW_PERSON, the_person)
@require_safe
def training(request: HttpRequest, person: Person) -> HttpResponse:
    now, user = clock.now(), account(request)
    monday, following = week_of(day_of(now))
    sessions = list(sessions_of(person))
    context = {
        "page_title": f"Training of {person.full_name}",
        "person": person,
        "week": week_words([s for s in sessions if monday <= day_of(s.starts_at) < following], now),
        "later": [session_words(s, now) for s in sessions if day_of(s.starts_at) >= following],
        "earlier": [session_words(s, now) for s in reversed(sessions) if day_of(s.starts_at) < monday],
        "may_plan": user.has_perm(Permission.REVIEW_PLAN, person),
        "may_set_hours": user.has_perm(Permission.SET_CAPACITY, person),
        "pages": person_pages(person, user.has_perm, "training"),
    }
    return render(request, "plans/training.jinja", context)


@requires(Permission.REVIEW_PLAN, the_person)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_session(request: HttpRequest, person: Person) -> HttpResponse:
    organisation = person.organisation
    titles = {code: title for each in plans_of(person, at=clock.now()) for code, title in titles_of(each).items()}
    units = list(units_of(organisation))
    names = unit_titles(unit.id for unit in units)
    here = next((str(post.unit_id) for post in posts_of_today(person)), "")
    form = SessionForm(
        request.POST or None,
        competencies=[(code, f"{code} {title}") for code, title in sorted(titles.items())],
        people=people_to_name(organisation, but=person),
        units=[(str(unit.id), names.get(unit.id, unit.code)) for unit in units],
        initial={"unit": here, "minutes": 60},
    )

    def save(cleaned: dict[str, Any]) -> str:
        trainer = person_to_name(organisation, cleaned["trainer"]) if cleaned["trainer"] else None
        session = plan(
            person=person,
            unit=next(unit for unit in units if str(unit.id) == cleaned["unit"]),
            about=cleaned["about"],
            competency=cleaned["competency"],
            starts_at=cleaned["starts"],
            minutes=cleaned["minutes"],
            trainer=trainer,
            by=account(request),
        )
        return f"Planned: {session.about}."

    return form_page(
        request,
        form,
        title="Plan a training session",
        caption=person.full_name,
        action="Plan it",
        back=(f"Training of {person.full_name}", reverse("training", args=[person.id])),
        save=save,
    )


@requires(Permission.EDIT_PLAN, the_person)
@require_http_methods(["GET", "HEAD", "POST"])
def decide_session(request: HttpRequest, person: Person, session_id: UUID) -> HttpResponse:
    session = hers(session_of, person, session_id)
    now = clock.now()
    form = DecideSessionForm(request.POST or None, reasons=pulled_reasons(day_of(now)))

    def save(cleaned: dict[str, Any]) -> str:
        state = SessionState(cleaned["state"])
        decide(session=session, state=state, pulled_for=cleaned["pulled_for"] or "", by=account(request))
        return "Recorded: it took place." if state is SessionState.DELIVERED else "Recorded: it was pulled."

    shown = session_words(session, now)
    return form_page(
        request,
        form,
        title="What became of this session?",
        caption=person.full_name,
        action="Record",
        back=(f"Training of {person.full_name}", reverse("training", args=[person.id])),
        save=save,
        said=(f"{shown['text']}. {shown['hint']}",),
    )


@requires(Permission.SET_CAPACITY, the_person)
@require_http_methods(["GET", "HEAD", "POST"])
def availability(request: HttpRequest, person: Person) -> HttpResponse:
    said = availability_of(person)
    today = day_of(clock.now())
    initial = {
        "hours": said.hours_a_month if said else None,
        "minutes_each": said.minutes_each if said else MINUTES_WHERE_UNSAID,
        "from_day": said.from_day if said else today,
        "until_day": said.until_day if said else None,
    }
    form = AvailabilityForm(request.POST or None, initial=initial)

    def save(cleaned: dict[str, Any]) -> str:
        kept = set_availability(
            person=person,
            hours=cleaned["hours"],
            minutes_each=cleaned["minutes_each"],
            from_day=cleaned["from_day"],
            until_day=cleaned["until_day"],
            by=account(request),
        )
        return f"{kept.hours_a_month.normalize():f} hours a month are kept for observing."

    return form_page(
        request,
        form,
        title="Hours for observing",
        caption=person.full_name,
        action="Save",
        back=(f"Training of {person.full_name}", reverse("training", args=[person.id])),
        save=save,
        said=("Plans name first whoever has most of this month’s hours left.",),
    )
