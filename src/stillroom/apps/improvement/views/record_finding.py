"""Recording a finding, and saying more about it later."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.improvement.forms.finding import FindingForm
from stillroom.apps.improvement.models import Finding
from stillroom.apps.improvement.selectors.findings import details_of
from stillroom.apps.improvement.services.record_finding import Said, change_finding, record_finding
from stillroom.apps.improvement.views.targets import the_finding
from stillroom.apps.ledger.selectors.names import competency_titles
from stillroom.apps.places.models import Unit
from stillroom.apps.places.selectors.units import facilities
from stillroom.apps.plans.views.form_page import form_page
from stillroom.apps.readiness.selectors.unit_names import unit_title
from stillroom.apps.readiness.views.targets import the_unit
from stillroom.competence.days import day_of


def _said(cleaned: dict[str, Any], facility: str) -> Said:
    return Said(
        body=cleaned["body"],
        found_on=cleaned["found_on"],
        facility=facility,
        deficiency=cleaned["deficiency"],
        theme=cleaned["theme"],
        description=cleaned["description"],
        root_cause=cleaned["root_cause"],
        competencies=cleaned["competencies"],
    )


def _competencies() -> list[tuple[str, str]]:
    return [(code, f"{code} {title}") for code, title in sorted(competency_titles().items())]


@requires(Permission.RECORD_FINDING, the_unit)
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, unit: Unit) -> HttpResponse:
    form = FindingForm(request.POST or None, competencies=_competencies(), initial={"found_on": day_of(clock.now())})
    id_ = new_id()

    def save(cleaned: dict[str, Any]) -> str:
        here = facilities(unit)
        facility = next(iter(here)) if len(here) == 1 else ""
        record_finding(
            unit=unit, reference=cleaned["reference"], said=_said(cleaned, facility), by=account(request), id_=id_
        )
        return "The finding is recorded. Now say what training it asks for."

    return form_page(
        request,
        form,
        title="Record a finding",
        caption=unit_title(unit),
        action="Record",
        back=("Findings", reverse("findings", args=[unit.organisation_id])),
        save=save,
        then=reverse("finding", args=[id_]),
    )


@requires(Permission.RECORD_FINDING, the_finding)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, finding: Finding) -> HttpResponse:
    stored = details_of(finding)
    names = ("body", "found_on", "deficiency", "theme", "description", "root_cause", "competencies")
    form = FindingForm(
        request.POST or None,
        competencies=_competencies(),
        known=True,
        initial={name: getattr(stored, name) for name in names},
    )

    def save(cleaned: dict[str, Any]) -> str:
        change_finding(finding=finding, said=_said(cleaned, stored.facility), by=account(request))
        return "Saved. What was said before is kept."

    return form_page(
        request,
        form,
        title="Say more, or correct it",
        caption=finding.reference,
        action="Save",
        back=(finding.reference, reverse("finding", args=[finding.id])),
        save=save,
    )
