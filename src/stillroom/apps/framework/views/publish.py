"""The owner's signature under a version; later, its retirement and its national approval."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.accounts.services.reauthenticate import TooManyAttempts, confirm_password
from stillroom.apps.framework.effect import effect_in_words
from stillroom.apps.framework.forms.review import NationalApprovalForm, PublishForm, RetirementForm
from stillroom.apps.framework.models import FrameworkVersion
from stillroom.apps.framework.selectors.drafts import approvals_of, open_comments, owner_of
from stillroom.apps.framework.selectors.version_table import fingerprint
from stillroom.apps.framework.services.publish_version import (
    keep_version,
    publish_version,
    retire_version,
    schedule_retirement,
)
from stillroom.apps.framework.services.record_approval import record_approval
from stillroom.apps.framework.views.targets import MEMBERS_ONLY, the_draft, the_published
from stillroom.competence.publication import VersionState
from stillroom.ui.formats import day


@open_to_signed_in(MEMBERS_ONLY)
@require_http_methods(["GET", "HEAD", "POST"])
def publish_framework(request: HttpRequest, version_id: UUID) -> HttpResponse:
    draft = the_draft(request, version_id)
    form = PublishForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _confirmed(request, form):
        try:
            publish_version(version=draft, by=account(request))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"Version {draft.version} is published. Readiness follows it from now on.")
            return redirect("framework", version_id=draft.id)
    approvals = approvals_of(draft, fingerprint(draft))
    context = {
        "page_title": f"Publish version {draft.version}",
        "draft": draft,
        "form": form,
        "owner": owner_of(draft),
        "is_owner": owner_of(draft) == account(request),
        "approvals": [f"{each.approved_by} on {day(each.approved_at)}" for each in approvals],
        "open_comments": open_comments(draft),
        "effect": effect_in_words(draft, account(request)),
        "in_review": draft.version_state is VersionState.IN_REVIEW,
    }
    return render(request, "framework/publish.jinja", context)


@requires(Permission.EDIT_FRAMEWORK, the_published)
@require_http_methods(["GET", "HEAD", "POST"])
def retire_framework(request: HttpRequest, version: FrameworkVersion) -> HttpResponse:
    """Schedule it, take it back, or carry it out."""
    form = RetirementForm(request.POST if "on_day" in request.POST else None)
    try:
        said = _retire(request, version, form)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect("retire_framework", version_id=version.id)
    if said:
        messages.success(request, said)
        return redirect("framework_overview", framework_id=version.framework_id)
    context = {"page_title": f"Retire version {version.version}", "version": version, "form": form}
    return render(request, "framework/retire.jinja", context | {"state": version.version_state})


def _retire(request: HttpRequest, version: FrameworkVersion, form: RetirementForm) -> str:
    by = account(request)
    if "on_day" in request.POST and form.is_valid():
        schedule_retirement(version=version, on=form.cleaned_data["on"], by=by)
        return f"Version {version.version} retires on {day(form.cleaned_data['on'])}."
    if "keep" in request.POST:
        keep_version(version=version, by=by)
        return f"Version {version.version} is kept."
    if "retire" in request.POST:
        retire_version(version=version, by=by)
        return f"Version {version.version} is retired."
    return ""


@requires(Permission.EDIT_FRAMEWORK, the_published)
@require_http_methods(["GET", "HEAD", "POST"])
def approve_nationally(request: HttpRequest, version: FrameworkVersion) -> HttpResponse:
    form = NationalApprovalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        record_approval(version=version, by=account(request), **form.cleaned_data)
        messages.success(request, "The approval is recorded, and shown wherever the version is.")
        return redirect("framework", version_id=version.id)
    context = {
        "page_title": "Record national approval",
        "caption": f"{version.framework}, version {version.version}",
        "intro": "Until it is recorded, the version says everywhere that it is not nationally approved.",
        "form": form,
        "action": "Record it",
        "back": (f"Version {version.version}", "framework", {"version_id": version.id}),
    }
    return render(request, "framework/form_page.jinja", context)


def _confirmed(request: HttpRequest, form: PublishForm) -> bool:
    """The password again, before anything is written: a roll-back must not forget a failure."""
    try:
        if confirm_password(user=account(request), password=form.cleaned_data["password"], request=request):
            return True
        form.add_error("password", "Enter your password again; this one is not right")
    except TooManyAttempts:
        form.add_error("password", "Wait five minutes, then try again: the password was wrong too often")
    return False
