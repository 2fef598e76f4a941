"""Competency frameworks, to read and to print."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stillroom.apps.accounts.access import open_to_signed_in
from stillroom.apps.accounts.acting import account
from stillroom.apps.framework.models import FrameworkVersion
from stillroom.apps.framework.presenters.draft_page import state_shown
from stillroom.apps.framework.presenters.framework_list import framework_list
from stillroom.apps.framework.presenters.framework_page import framework_page
from stillroom.apps.framework.selectors.approvals import approval_in_words, approvals_in_words
from stillroom.apps.framework.selectors.drafts import drafts_visible_to, is_editor
from stillroom.apps.framework.selectors.external_frameworks import external_frameworks
from stillroom.apps.framework.selectors.frameworks import (
    all_frameworks,
    competencies_of,
    framework_version,
    versions_of,
)
from stillroom.apps.framework.selectors.levels import levels_of
from stillroom.apps.framework.selectors.overlay import notes_of
from stillroom.apps.framework.selectors.requirements import roles_by_competency
from stillroom.apps.framework.views.reading_for import reading_for

_REASON = "frameworks hold nothing about anyone, and are the same for every organisation"


@open_to_signed_in(_REASON)
@require_safe
def frameworks(request: HttpRequest) -> HttpResponse:
    found = list(all_frameworks())
    said = approvals_in_words(version for each in found for version in each.versions.all())
    context = {
        "page_title": "Competency frameworks",
        "frameworks": framework_list(found, said, drafts_visible_to(account(request))),
        "editor": is_editor(account(request)),
        "external": external_frameworks(),
    }
    return render(request, "framework/frameworks.jinja", context)


@open_to_signed_in(_REASON)
@require_safe
def framework(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """One published version."""
    try:
        version = framework_version(version_id)
    except FrameworkVersion.DoesNotExist as error:
        raise Http404 from error
    page = framework_page(
        version,
        competencies_of(version),
        versions_of(version.framework),
        roles_by_competency(),
        approval_in_words(version),
        levels_of(version),
    )
    reading = reading_for(request)
    context = {
        "filter": reading.filter,
        "notes": notes_of(reading.unit.id) if reading.unit else {},
        "page_title": f"{page.title}, version {page.version}",
        "page": page,
        "version_id": version.id,
        "framework_id": version.framework_id,
        "state": state_shown(version),
    }
    return render(request, "framework/framework.jinja", context)
