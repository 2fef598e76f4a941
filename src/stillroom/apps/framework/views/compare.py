"""A version beside the one before it; in a draft, its editors choose what kind of change each is."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from stillroom.apps.accounts.access import open_to_signed_in
from stillroom.apps.accounts.acting import account
from stillroom.apps.framework.forms.decisions import DecisionsForm
from stillroom.apps.framework.presenters.comparison import comparison_page
from stillroom.apps.framework.selectors.comparison import compare_versions, version_before
from stillroom.apps.framework.selectors.drafts import part_of
from stillroom.apps.framework.services.decide_changes import decide_changes
from stillroom.apps.framework.services.draft_lock import EDITORS
from stillroom.apps.framework.views.targets import the_version
from stillroom.competence.comparison import Fate
from stillroom.competence.publication import VersionState


@open_to_signed_in("frameworks hold nothing about anyone; a draft is found only by those who work on it")
@require_http_methods(["GET", "HEAD", "POST"])
def compare_framework(request: HttpRequest, version_id: UUID) -> HttpResponse:
    version = the_version(request, version_id)
    before = version_before(version)
    comparison = compare_versions(before, version)
    choosing = version.version_state is VersionState.DRAFT and part_of(account(request), version) in EDITORS
    form = DecisionsForm(request.POST or None, items=comparison.of(Fate.CHANGED)) if choosing else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            decide_changes(draft=version, decisions=form.decisions(), by=account(request))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Your choices are kept. See now what they do to people.")
            return redirect("compare_framework", version_id=version.id)
    return render(request, "framework/compare.jinja", comparison_page(version, before, comparison, form))
