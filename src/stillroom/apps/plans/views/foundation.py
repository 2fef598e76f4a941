"""Foundation attributes of one person: seen by those who may read her record, by herself and by her mentor."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors.approvals import approval_in_words
from stillroom.apps.ledger.services.state import ConflictingStatement
from stillroom.apps.people.models import Person
from stillroom.apps.plans.forms.foundation import MentorForm, RatingForm
from stillroom.apps.plans.models import Mentorship
from stillroom.apps.plans.presenters.foundation import (
    attribute_rows,
    level_legend,
    mentor_words,
    period_words,
    rating_finding,
    rating_strip,
)
from stillroom.apps.plans.presenters.person_pages import person_pages
from stillroom.apps.plans.selectors.foundation import (
    Attributes,
    attributes,
    mentorship_of,
    mentorships_by,
    possible_mentors,
    ratings_of,
)
from stillroom.apps.plans.services.mentoring import accept_mentoring, end_mentoring, name_mentor
from stillroom.apps.plans.services.rate_attributes import rate_attributes
from stillroom.apps.readiness.acting import acting_person
from stillroom.apps.readiness.selectors.names import names_of
from stillroom.apps.readiness.views.targets import the_person
from stillroom.competence.days import day_of
from stillroom.competence.refusal import Refused

METHODS = ["GET", "HEAD", "POST"]
_MENTOR_ONLY = "shows a learner to the mentor she has, and to nobody else"


@requires(Permission.VIEW_PERSON, the_person)
@require_safe
def foundation(request: HttpRequest, person: Person) -> HttpResponse:
    user = account(request)
    context = _page(person) | {
        "pages": person_pages(person, user.has_perm, "foundation"),
        "may_rate": user.has_perm(Permission.SELF_ASSESS, person),
        "may_name": user.has_perm(Permission.NAME_MENTOR, person),
    }
    return render(request, "plans/foundation.jinja", context)


@requires(Permission.SELF_ASSESS, the_person)
@require_http_methods(METHODS)
def rate_self(request: HttpRequest, person: Person) -> HttpResponse:
    by = acting_person(request, person.organisation)
    if by.canonical_id != person.canonical_id:
        raise PermissionDenied
    intro = (
        "How you see yourself today. Your mentor sees it beside their own view; it is no evidence towards a sign-off."
    )
    then = reverse("foundation", args=[person.id])
    return _rate(request, person, by, title="Rate yourself", intro=intro, then=then)


@requires(Permission.NAME_MENTOR, the_person)
@require_http_methods(METHODS)
def choose_mentor(request: HttpRequest, person: Person) -> HttpResponse:
    people = {str(each.id): each for each in possible_mentors(person)}
    form = MentorForm(request.POST or None, people=[(id_, each.full_name) for id_, each in people.items()])
    if request.method == "POST" and form.is_valid():
        mentor = people[form.cleaned_data["mentor"]]
        try:
            name_mentor(learner=person, mentor=mentor, by=account(request))
        except ValidationError as error:
            form.add_error("mentor", error)
        else:
            messages.success(request, f"{mentor.full_name} is asked to be the mentor.")
            return redirect("foundation", person_id=person.id)
    context = {"page_title": "Name a mentor", "person": person, "form": form, "action": "Ask them"}
    return render(request, "plans/name_mentor.jinja", context)


@open_to_signed_in(_MENTOR_ONLY)
@require_http_methods(METHODS)
def mentoring(request: HttpRequest, mentorship_id: UUID) -> HttpResponse:
    """What the mentor sees; she accepts, declines or gives up here."""
    mentorship = _mine(request, mentorship_id)
    learner = mentorship.learner
    if request.method == "POST":
        if request.POST.get("answer") == "accept":
            accept_mentoring(mentorship=mentorship, by=account(request))
            messages.success(request, f"You are the mentor of {learner.full_name} now.")
            return redirect("mentoring", mentorship_id=mentorship.id)
        end_mentoring(mentorship=mentorship, by=account(request))
        messages.success(request, f"You are not the mentor of {learner.full_name}.")
        return redirect("home")
    return render(request, "plans/mentoring.jinja", _page(learner) | {"mentorship": mentorship})


@open_to_signed_in(_MENTOR_ONLY)
@require_http_methods(METHODS)
def rate_as_mentor(request: HttpRequest, mentorship_id: UUID) -> HttpResponse:
    mentorship = _mine(request, mentorship_id)
    if not mentorship.accepted_at:
        return redirect("mentoring", mentorship_id=mentorship.id)
    learner = mentorship.learner
    by = acting_person(request, learner.organisation)
    intro = "How you see them today, beside how they see themselves. It is recorded as feedback and signs nothing off."
    then = reverse("mentoring", args=[mentorship.id])
    return _rate(request, learner, by, title=f"Rate {learner.full_name}", intro=intro, then=then)


def _mine(request: HttpRequest, mentorship_id: UUID) -> Mentorship:
    found = mentorships_by(account(request)).filter(id=mentorship_id).first()
    if found is None:
        raise Http404
    return found


def _page(person: Person) -> dict[str, Any]:
    found, now = attributes(), clock.now()
    context: dict[str, Any] = {
        "page_title": person.full_name,
        "person": person,
        "period": period_words(person, day_of(now)),
        "mentor": mentor_words(mentorship_of(person)),
        "approval": "",
        "rows": [],
    }
    if found is None:
        return context
    codes = [each.code for each in found.competencies]
    ratings = ratings_of(person, codes)
    return context | {
        "approval": approval_in_words(found.version),
        "version": found.version,
        "finding": rating_finding(ratings, codes),
        "rows": attribute_rows(found, ratings, names_of(person.organisation)),
        "strip": rating_strip(found, ratings, person.full_name),
        "legend": level_legend(found),
    }


def _rate(request: HttpRequest, person: Person, by: Person, *, title: str, intro: str, then: str) -> HttpResponse:
    found = attributes()
    if found is None:
        return redirect(then)
    form = _rating_form(request, found)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                rate_attributes(person=person, ratings=form.ratings(), by=by)
        except Refused as refused:
            form.add_error(None, str(refused))
        except ConflictingStatement:
            form.add_error(None, "This form was used for something else already. Go back and open it again.")
        else:
            messages.success(request, "Recorded.")
            return redirect(then)
    context = {"page_title": title, "person": person, "form": form, "intro": intro, "back": then, "by": by}
    return render(request, "plans/rate.jinja", context | {"approval": approval_in_words(found.version)})


def _rating_form(request: HttpRequest, found: Attributes) -> RatingForm:
    titles = [(each.code, each.title) for each in found.competencies]
    return RatingForm(request.POST or None, attributes=titles, levels=found.levels)
