"""Being willing to be asked; searching among those who are, asking one of them; and who searched."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.passport.forms.helping import AskForm, SearchForm, WillingForm
from stillroom.apps.passport.models import Willingness
from stillroom.apps.passport.presenters.helping import (
    helper_row,
    helpers_finding,
    request_made,
    request_received,
    said_words,
    search_row,
)
from stillroom.apps.passport.selectors.staff_finder import Wanted, competences_to_find, searches_in
from stillroom.apps.passport.selectors.willing import (
    organisations_led_by,
    requests_by,
    requests_to,
    willingness_of,
)
from stillroom.apps.passport.services.be_willing import say_willing, say_yes, unsay
from stillroom.apps.passport.services.find_staff import Asked, ask_for_help, helper_found, search_staff
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.visibility import organisation_visible_to, people_of_user
from stillroom.apps.places.models import Organisation
from stillroom.apps.plans.views.form_page import act, form_page
from stillroom.apps.readiness.forms.stating import SEPARATOR, chosen_item
from stillroom.apps.readiness.presenters.contexts import competency_words
from stillroom.apps.readiness.selectors.unit_names import unit_titles

ONES_OWN = "about what the reader herself is willing to do"
LEADS = "looks only in organisations whose administrators have made the reader their regional lead"


def the_organisation(request: HttpRequest, *, organisation_id: UUID) -> Organisation:
    return organisation_visible_to(account(request), organisation_id)


@open_to_signed_in(ONES_OWN)
@require_http_methods(["GET", "HEAD", "POST"])
def willing(request: HttpRequest) -> HttpResponse:
    user, person, known = account(request), _herself(request), frameworks()
    said = willingness_of(person)
    form = WillingForm(
        request.POST or None,
        competencies=[(code, competency_words(known, code, _ANY)) for code in known.competencies],
        initial=_initial(said),
    )
    if request.method == "POST" and form.is_valid():

        def do() -> str:
            fields = ("competencies", "from_date", "until_date")
            given = {name: form.cleaned_data[name] for name in fields}
            say_willing(person=person, travel=Willingness.Travel(form.cleaned_data["travel"]), by=user, **given)
            return "Kept. A regional lead may ask you now."

        act(request, do)
        return redirect("willing")
    context = {
        "page_title": "Help elsewhere",
        "form": form,
        "said": said_words(said, known) if said else "",
        "requests": [request_received(each, known) for each in requests_to(person)],
    }
    return render(request, "passport/staff/willing.jinja", context)


@open_to_signed_in(ONES_OWN)
@require_POST
def not_willing(request: HttpRequest) -> HttpResponse:
    unsay(person=_herself(request), by=account(request))
    messages.success(request, "Taken back. Nothing of it is kept, and nobody is told.")
    return redirect("willing")


@open_to_signed_in("a request is found only by whom it asks")
@require_POST
def yes(request: HttpRequest, request_id: UUID) -> HttpResponse:
    for person in people_of_user(account(request)):
        for found in requests_to(person):
            if found.id == request_id:
                say_yes(request=found, by=account(request))
                messages.success(request, "You said yes. Your manager can see it now, and arranges the rest with you.")
                return redirect("willing")
    raise Http404


@open_to_signed_in(LEADS)
@require_safe
def find_staff(request: HttpRequest) -> HttpResponse:
    user, known = account(request), frameworks()
    form = _search_form(request, request.GET if "what" in request.GET else None)
    context: dict[str, Any] = {"page_title": "Find staff for a surge", "form": form, "searched": False}
    if form.is_bound and form.is_valid():
        found = search_staff(wanted=_wanted(form.cleaned_data, request), by=user)
        titles = unit_titles({unit for helper in found for unit in helper.units})
        context |= {
            "searched": True,
            "finding": helpers_finding(found),
            "rows": [helper_row(helper, titles, _query(request.GET)) for helper in found],
        }
    context["asked"] = [request_made(each, known) for each in requests_by(user)]
    context["places"] = ", ".join(each.name for each in organisations_led_by(user))
    return render(request, "passport/staff/find.jinja", context)


@open_to_signed_in(LEADS)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Whoever is not found by the search, for whatever reason, is nobody here."""
    user = account(request)
    search = _search_form(request, request.GET)
    if not search.is_valid():
        raise Http404
    wanted = _wanted(search.cleaned_data, request)
    try:
        person_id = UUID(request.GET.get("person", ""))
        helper = helper_found(person_id=person_id, wanted=wanted, by=user)
    except (ValueError, Person.DoesNotExist) as error:
        raise Http404 from error
    form = AskForm(request.POST or None)

    def save(cleaned: dict[str, Any]) -> str:
        asked = Asked(
            cleaned["place"], cleaned["start_date"], cleaned["end_date"], cleaned["answer_by"], cleaned["message"]
        )
        ask_for_help(person_id=person_id, wanted=wanted, asked=asked, by=user)
        return "Asked. It goes to them alone; their manager sees it if they say yes."

    back = ("Find staff", f"{reverse('find_staff')}?{request.GET.urlencode()}")
    name = helper.person.full_name
    said = ("They see this and nobody else does. If they say yes, their manager sees it too. They need not answer.",)
    return form_page(request, form, title=f"Ask {name}", action="Ask", back=back, save=save, said=said)


@requires(Permission.SEE_SEARCHES, the_organisation)
@require_safe
def searches(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    known = frameworks()
    rows = [{"cells": search_row(each, known)} for each in searches_in(organisation)]
    context = {"page_title": "Who searched for staff", "organisation": organisation, "rows": rows}
    return render(request, "passport/staff/searches.jinja", context)


_ANY = chosen_item("")[1]


def _search_form(request: HttpRequest, data: Any) -> SearchForm:
    user, known = account(request), frameworks()
    places = organisations_led_by(user)
    if not places:
        raise PermissionDenied
    choices = [
        (f"{code}{SEPARATOR}{context}", competency_words(known, code, context))
        for code, context in competences_to_find(user)
    ]
    return SearchForm(data, competences=choices, places=[(str(each.id), each.name) for each in places])


def _wanted(cleaned: Mapping[str, Any], request: HttpRequest) -> Wanted:
    code, context = chosen_item(cleaned["what"])
    place = next(each for each in organisations_led_by(account(request)) if str(each.id) == cleaned["place"])
    return Wanted(code, context, cleaned["months"], cleaned["on"], place)


def _query(given: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in given.items() if name != "person"}


def _initial(said: Willingness | None) -> dict[str, Any]:
    if said is None:
        return {}
    return {name: getattr(said, name) for name in ("competencies", "from_date", "until_date", "travel")}


def _herself(request: HttpRequest) -> Person:
    person = people_of_user(account(request)).first()
    if person is None:
        raise PermissionDenied
    return person
