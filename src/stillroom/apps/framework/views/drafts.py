"""Starting a draft, and the page on which it is worked at."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.forms.draft import NEW, ReplaceByFileForm, StartDraftForm
from stillroom.apps.framework.presenters.draft_page import draft_page
from stillroom.apps.framework.presenters.workbook import XLSX, framework_workbook
from stillroom.apps.framework.selectors.drafts import members_of, part_of, steps_of
from stillroom.apps.framework.selectors.frameworks import all_frameworks, competencies_of
from stillroom.apps.framework.services.check_draft import check_draft
from stillroom.apps.framework.services.edit_draft import replace_content
from stillroom.apps.framework.services.read_content import Content, content_from_file
from stillroom.apps.framework.services.review_version import submit_version
from stillroom.apps.framework.services.start_draft import Named, start_draft
from stillroom.apps.framework.views.targets import MEMBERS_ONLY, the_draft, the_version
from stillroom.ui.forms import Form


@requires(Permission.EDIT_FRAMEWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def start_framework_draft(request: HttpRequest) -> HttpResponse:
    form = StartDraftForm(request.POST or None, request.FILES or None, frameworks=all_frameworks())
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        content = _content(form) if cleaned["source"] == "file" else None
        if form.is_valid():
            code = cleaned["code"] if cleaned["framework"] == NEW else cleaned["framework"]
            try:
                draft = start_draft(
                    named=Named(code, cleaned["version"], cleaned["title"]), content=content, by=account(request)
                )
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, f"Version {draft.version} is started. Nobody is held to it yet.")
                return redirect("framework_draft", version_id=draft.id)
    context = {
        "page_title": "Start a draft",
        "form": form,
        "action": "Start the draft",
        "back": ("Competency frameworks", "frameworks", {}),
    }
    return render(request, "framework/form_page.jinja", context)


@open_to_signed_in(MEMBERS_ONLY)
@require_http_methods(["GET", "HEAD", "POST"])
def framework_draft(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """What the draft states, what is wrong with it, who works on it; and handing it to its reviewers."""
    draft = the_draft(request, version_id)
    if request.method == "POST":
        try:
            submit_version(version=draft, by=account(request))
        except ValidationError as error:
            for message in error.messages:
                messages.warning(request, message)
        else:
            messages.success(request, "The reviewers can read it now. It is not edited while they do.")
        return redirect("framework_draft", version_id=draft.id)
    context = draft_page(
        draft,
        competencies_of(draft),
        members_of(draft),
        check_draft(draft).problems,
        part_of(account(request), draft),
        steps_of(draft),
    )
    return render(request, "framework/draft.jinja", context)


@open_to_signed_in(MEMBERS_ONLY)
@require_http_methods(["GET", "HEAD", "POST"])
def draft_from_file(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """Everything the draft states, from a file instead."""
    draft = the_draft(request, version_id)
    form = ReplaceByFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content = _content(form)
        if content is not None:
            try:
                replace_content(draft=draft, content=content, by=account(request))
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, f"The draft states the {len(content.rows)} competencies of the file now.")
                return redirect("framework_draft", version_id=draft.id)
    context = {
        "page_title": "Replace the draft by a file",
        "form": form,
        "action": "Replace everything in the draft",
        "intro": "What the draft states now is gone then. Nothing changes while something is wrong with the file.",
        "back": (f"Version {draft.version}", "framework_draft", {"version_id": draft.id}),
        "caption": str(draft.framework),
    }
    return render(request, "framework/form_page.jinja", context)


@open_to_signed_in("frameworks hold nothing about anyone; a draft is found only by those who work on it")
@require_safe
def download_framework(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """As an Excel workbook, to edit and import again."""
    version = the_version(request, version_id)
    name = f"{version.framework.code}-{version.version}.xlsx".replace(" ", "-").replace("/", "-").replace("&", "-")
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(framework_workbook(version), content_type=XLSX, headers=disposition)


def _content(form: Form) -> Content | None:
    """What the form's file states; what is wrong with it goes to the field."""
    file = form.cleaned_data["file"]
    content, problems = content_from_file(file.name, b"".join(file.chunks()))
    for problem in problems[:20]:
        form.add_error("file", problem)
    if len(problems) > 20:
        form.add_error("file", f"And {len(problems) - 20} more problems.")
    return None if problems else content
