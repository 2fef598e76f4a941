"""A framework with all its versions, and what happened to each."""

from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stillroom.apps.accounts.access import open_to_signed_in
from stillroom.apps.accounts.acting import account
from stillroom.apps.framework.presenters.overview import overview_page
from stillroom.apps.framework.selectors.approvals import approvals_in_words
from stillroom.apps.framework.selectors.drafts import drafts_visible_to, framework_with_id, is_editor, steps_of
from stillroom.apps.framework.selectors.frameworks import versions_of


@open_to_signed_in("frameworks hold nothing about anyone, and are the same for every organisation")
@require_safe
def framework_overview(request: HttpRequest, framework_id: UUID) -> HttpResponse:
    try:
        framework = framework_with_id(framework_id)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    drafts = drafts_visible_to(account(request)).filter(framework=framework)
    versions = [*drafts, *versions_of(framework).select_related("published_by")]
    if not versions:  # its first version is a draft that the reader may not know of
        raise Http404
    steps = {version.id: list(steps_of(version)) for version in versions}
    context = overview_page(
        framework, versions, steps, approvals_in_words(versions), editor=is_editor(account(request))
    )
    return render(request, "framework/overview.jinja", context)
