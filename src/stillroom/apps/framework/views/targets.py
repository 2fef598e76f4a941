"""Loads the version a page is about, as far as the reader may know that it exists."""

from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest

from stillroom.apps.accounts.acting import account
from stillroom.apps.framework.models import Competency, FrameworkVersion
from stillroom.apps.framework.selectors.drafts import draft_visible_to, version_visible_to
from stillroom.apps.framework.selectors.frameworks import competencies_of

MEMBERS_ONLY = "a draft is found only by those who work on it and by framework editors; each act asks for its own part"


def the_draft(request: HttpRequest, version_id: UUID) -> FrameworkVersion:
    try:
        return draft_visible_to(account(request), version_id)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def the_version(request: HttpRequest, version_id: UUID) -> FrameworkVersion:
    try:
        return version_visible_to(account(request), version_id)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def the_published(request: HttpRequest, *, version_id: UUID) -> FrameworkVersion:
    """Raises FrameworkVersion.DoesNotExist."""
    version = version_visible_to(account(request), version_id)
    if not version.is_published:
        raise FrameworkVersion.DoesNotExist
    return version


def the_competency(draft: FrameworkVersion, competency_id: UUID) -> Competency:
    try:
        return competencies_of(draft).get(id=competency_id)
    except ObjectDoesNotExist as error:
        raise Http404 from error
