"""Recording what the dated rules ask about a person, changing it, and confirming experience."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from stillroom.apps.accounts.access import View, open_to_signed_in, requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.models import ExperiencePeriod, Person
from stillroom.apps.people.selectors.experience import waiting_for_supervisor
from stillroom.apps.people.selectors.facts import fact_of, may_supervise
from stillroom.apps.people.services.confirm_experience import confirm_experience
from stillroom.apps.people.services.record_fact import record_fact
from stillroom.apps.plans.forms.rule_records import FORMS, RecordForm, form_of
from stillroom.apps.plans.views.form_page import act, form_page
from stillroom.apps.plans.views.targets import hers
from stillroom.apps.readiness.views.targets import the_person


def _recording(kind: str) -> View:
    """The page that records one kind of thing."""
    permission = Permission.PROPOSE_EXPERIENCE if kind == "experience" else Permission.RECORD_FACTS

    @requires(permission, the_person)
    @require_http_methods(["GET", "HEAD", "POST"])
    def record(request: HttpRequest, person: Person) -> HttpResponse:
        form = FORMS[kind](request.POST or None, supervisors=may_supervise(person.organisation))

        def save(cleaned: dict[str, Any]) -> str:
            record_fact(fact=form.made(person), by=account(request))
            return "Recorded." if kind != "experience" else "Recorded. It counts once the supervisor has confirmed it."

        return _page(request, form, person, f"Record {form.what}", "Record", save)

    return record


record_enrolment = _recording("enrolment")
record_qualification = _recording("qualification")
record_registration = _recording("registration")
record_supervision = _recording("supervision")
propose_experience = _recording("experience")


@requires(Permission.RECORD_FACTS, the_person)
@require_http_methods(["GET", "HEAD", "POST"])
def change_record(request: HttpRequest, person: Person, *, record_id: UUID) -> HttpResponse:
    """Closes the record and writes it anew; what was known before can still be asked."""
    record = hers(fact_of, person, record_id)
    kind = form_of(record)
    form = kind(request.POST or None, supervisors=may_supervise(person.organisation), initial=kind.initial_of(record))

    def save(cleaned: dict[str, Any]) -> str:
        record_fact(fact=form.made(person), by=account(request), replaces=record)
        return "Changed. What was recorded before is kept as it was known."

    return _page(request, form, person, f"Change {form.what}", "Change", save)


@open_to_signed_in("only the supervisor named finds the period")
@require_POST
def confirm(request: HttpRequest, *, period_id: UUID) -> HttpResponse:
    user = account(request)
    try:
        period = waiting_for_supervisor(user).get(id=period_id)
    except ExperiencePeriod.DoesNotExist as error:
        raise Http404 from error

    def do() -> str:
        confirm_experience(period=period, by=user)
        return f"Confirmed: {period.person.full_name} worked under you in this period."

    act(request, do)
    return redirect("experience_to_confirm")


def _page(
    request: HttpRequest,
    form: RecordForm,
    person: Person,
    title: str,
    action: str,
    save: Callable[[dict[str, Any]], str],
) -> HttpResponse:
    back = (f"Rules for {person.full_name}", reverse("person_rules", args=[person.id]))
    return form_page(request, form, title=title, caption=person.full_name, action=action, back=back, save=save)
