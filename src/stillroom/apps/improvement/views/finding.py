"""One finding: what was found, the training it asks for, how far that is, and the evidence."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors.requirements import role_titles
from stillroom.apps.improvement.forms.finding import ActionForm, WithdrawForm
from stillroom.apps.improvement.models import Assignment, Finding
from stillroom.apps.improvement.presenters.findings import (
    action_sections,
    closure_facts,
    finding_facts,
    progress_words,
)
from stillroom.apps.improvement.selectors.choices import people_at, roles_at, things_to_do, wanted
from stillroom.apps.improvement.selectors.findings import (
    actions_of,
    assignment_of,
    assignments_of,
    closure_of,
    details_of,
    earlier_details,
)
from stillroom.apps.improvement.selectors.progress import progress_of
from stillroom.apps.improvement.services.open_action import open_action
from stillroom.apps.improvement.services.withdraw_assignment import withdraw_assignment
from stillroom.apps.improvement.views.targets import the_finding
from stillroom.apps.plans.views.form_page import form_page
from stillroom.apps.readiness.selectors.names import competency_titles, names_of
from stillroom.apps.readiness.selectors.unit_names import unit_title
from stillroom.competence.days import day_of


def _context(finding: Finding) -> dict[str, Any]:
    today, details = day_of(clock.now()), details_of(finding)
    progress = progress_of(assignments_of([finding.id]))
    closure = closure_of(finding)
    return {
        "finding": finding,
        "organisation": finding.organisation,
        "unit_name": unit_title(finding.unit),
        "facts": finding_facts(details, competency_titles()),
        "said": progress_words(progress, today),
        "actions": action_sections(actions_of(finding), progress, names_of(finding.organisation), role_titles(), today),
        "closure": closure_facts(closure) if closure else [],
        "ready": closure is None and not any(each.open for each in progress),
        "at": clock.now(),
    }


@requires(Permission.VIEW_FINDINGS, the_finding)
@require_safe
def finding(request: HttpRequest, found: Finding) -> HttpResponse:
    user = account(request)
    context = _context(found)
    is_open = not context["closure"]
    context |= {
        "page_title": f"Finding {found.reference}",
        "may_record": is_open and user.has_perm(Permission.RECORD_FINDING, found.unit),
        "may_close": is_open and user.has_perm(Permission.CLOSE_FINDING, found.unit),
        "earlier": earlier_details(found),
    }
    return render(request, "improvement/finding.jinja", context)


@requires(Permission.VIEW_FINDINGS, the_finding)
@require_safe
def evidence(request: HttpRequest, found: Finding) -> HttpResponse:
    """To show at the next audit, on paper or on screen."""
    context = _context(found) | {"page_title": f"Evidence for finding {found.reference}"}
    return render(request, "improvement/evidence.jinja", context)


@requires(Permission.RECORD_FINDING, the_finding)
@require_http_methods(["GET", "HEAD", "POST"])
def open_training(request: HttpRequest, found: Finding) -> HttpResponse:
    details = details_of(found)
    form = ActionForm(
        request.POST or None,
        what=things_to_do(found.unit, first=details.competencies),
        roles=roles_at(found.unit),
        people=people_at(found.unit),
    )

    def save(cleaned: dict[str, Any]) -> str:
        action = open_action(
            finding=found,
            wanted=wanted(found.unit, cleaned["what"]),
            due_on=cleaned["due_on"],
            role_profile=cleaned["role"],
            people=[UUID(person) for person in cleaned["people"]],
            by=account(request),
        )
        return f"“{action.title}” is asked for. It stands in the plan of everybody it is asked of."

    return form_page(
        request,
        form,
        title="Ask for training",
        caption=f"Finding {found.reference}",
        action="Ask for it",
        back=(f"Finding {found.reference}", reverse("finding", args=[found.id])),
        save=save,
        said=("Whom a role means is fixed today. Only what is done after the day of the finding counts.",),
    )


@requires(Permission.RECORD_FINDING, the_finding)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, found: Finding, assignment_id: UUID) -> HttpResponse:
    try:
        assignment = assignment_of(found, assignment_id)
    except Assignment.DoesNotExist as error:
        raise Http404 from error
    form = WithdrawForm(request.POST or None)

    def save(cleaned: dict[str, Any]) -> str:
        withdraw_assignment(assignment=assignment, because=cleaned["because"], by=account(request))
        return f"{assignment.person.full_name} is no longer asked for “{assignment.action.title}”."

    return form_page(
        request,
        form,
        title="Ask no more",
        caption=f"{assignment.person.full_name}: {assignment.action.title}",
        action="Take it back",
        back=(f"Finding {found.reference}", reverse("finding", args=[found.id])),
        save=save,
    )
