"""The findings of an organisation, and those of all organisations without names."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.improvement.presenters.findings import (
    finding_tasks,
    findings_finding,
    quarter_rows,
    roll_up_finding,
    roll_up_rows,
    theme_finding,
    theme_rows,
)
from stillroom.apps.improvement.selectors.findings import assignments_of, findings_at, units_with_findings_for
from stillroom.apps.improvement.selectors.progress import progress_of
from stillroom.apps.improvement.selectors.roll_up import roll_up
from stillroom.apps.improvement.terms import TermKind
from stillroom.apps.ledger.views.targets import the_organisation
from stillroom.apps.places.models import Organisation
from stillroom.apps.readiness.selectors.unit_names import unit_titles
from stillroom.competence.days import day_of


@requires(Permission.VIEW_FINDINGS, the_organisation)
@require_safe
def findings(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    user, today = account(request), day_of(clock.now())
    units = units_with_findings_for(user, organisation)
    titles, found = unit_titles(unit.id for unit in units), findings_at(units)
    progress = progress_of(assignments_of(each.finding_id for each in found))
    context = {
        "page_title": "Findings",
        "organisation": organisation,
        "finding": findings_finding(found, progress, today),
        "tasks": finding_tasks(found, progress, titles, today),
        "record_links": [
            (titles.get(unit.id, unit.code), reverse("record_finding", args=[unit.id]))
            for unit in units
            if user.has_perm(Permission.RECORD_FINDING, unit)
        ],
        "units": [titles.get(unit.id, unit.code) for unit in units],
        "theme_finding": theme_finding(found),
        "themes": theme_rows(found, units),
        "quarters": quarter_rows(found, today),
        "wide": True,
    }
    return render(request, "improvement/findings.jinja", context)


@requires(Permission.VIEW_FINDINGS, the_organisation)
@require_safe
def findings_everywhere(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    themes, classes = roll_up(TermKind.THEME), roll_up(TermKind.CLASS)
    context = {
        "page_title": "Findings of all organisations",
        "organisation": organisation,
        "finding": roll_up_finding(themes),
        "tables": [
            ("By theme", "Theme", roll_up_rows(TermKind.THEME, themes)),
            ("By class", "Class", roll_up_rows(TermKind.CLASS, classes)),
        ],
    }
    return render(request, "improvement/findings_everywhere.jinja", context)
