"""One competency of a draft: what it says, its levels, its place."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from stillroom.apps.accounts.access import open_to_signed_in
from stillroom.apps.accounts.acting import account
from stillroom.apps.framework.forms.draft import LEVELS, CompetencyForm, LevelsForm
from stillroom.apps.framework.models import Competency, FrameworkVersion
from stillroom.apps.framework.selectors.levels import levels_of
from stillroom.apps.framework.selectors.version_table import competency_cells
from stillroom.apps.framework.services.edit_draft import (
    drop_competency,
    move_competency,
    save_competency,
    set_levels,
)
from stillroom.apps.framework.views.targets import MEMBERS_ONLY, the_competency, the_draft
from stillroom.competence.level import Level
from stillroom.ui.forms import Form


@open_to_signed_in(MEMBERS_ONLY)
@require_http_methods(["GET", "HEAD", "POST"])
def add_competency(request: HttpRequest, version_id: UUID) -> HttpResponse:
    return _edit(request, the_draft(request, version_id), None)


@open_to_signed_in(MEMBERS_ONLY)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_competency(request: HttpRequest, version_id: UUID, competency_id: UUID) -> HttpResponse:
    draft = the_draft(request, version_id)
    return _edit(request, draft, the_competency(draft, competency_id))


def _edit(request: HttpRequest, draft: FrameworkVersion, row: Competency | None) -> HttpResponse:
    cells = competency_cells(row) if row else {}
    form = CompetencyForm(request.POST or None, initial=cells, code=row.code if row else "")
    if request.method == "POST" and form.is_valid():
        try:
            problems = save_competency(
                draft=draft, competency_id=row.id if row else None, cells=form.cells(), by=account(request)
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            form.add_problems(problems)
            if not problems:
                messages.success(request, f"{form.cells()['code']} is kept in the draft.")
                return redirect("framework_draft", version_id=draft.id)
    title = f"{row.code} {row.title}" if row else "Add a competency"
    return _page(request, draft, title, form, "Keep it in the draft")


@open_to_signed_in(MEMBERS_ONLY)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_levels(request: HttpRequest, version_id: UUID, competency_id: UUID) -> HttpResponse:
    draft = the_draft(request, version_id)
    row = the_competency(draft, competency_id)
    initial: dict[str, str] = {}
    for level in levels_of(draft).get(row.code, ()):
        initial |= {f"title_{level.level}": level.title, f"descriptor_{level.level}": level.descriptor}
    form = LevelsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            set_levels(draft=draft, competency_id=row.id, levels=_levels(form), by=account(request))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"The levels of {row.code} are kept in the draft.")
            return redirect("framework_draft", version_id=draft.id)
    intro = "Levels guide learning and talking. Who may work alone rests on what sign-off needs, not on a level."
    return _page(request, draft, f"Levels of {row.code} {row.title}", form, "Keep the levels", intro)


@open_to_signed_in(MEMBERS_ONLY)
@require_http_methods(["GET", "HEAD", "POST"])
def place_competency(request: HttpRequest, version_id: UUID, competency_id: UUID) -> HttpResponse:
    """Up, down, or out of the draft."""
    draft = the_draft(request, version_id)
    row = the_competency(draft, competency_id)
    if request.method == "POST":
        try:
            if "drop" in request.POST:
                drop_competency(draft=draft, competency_id=row.id, by=account(request))
                messages.success(request, f"{row.code} is no longer in the draft.")
                return redirect("framework_draft", version_id=draft.id)
            earlier = "up" in request.POST
            move_competency(draft=draft, competency_id=row.id, earlier=earlier, by=account(request))
            messages.success(request, f"{row.code} stands one place {'higher' if earlier else 'lower'}.")
        except ValidationError as error:
            messages.warning(request, " ".join(error.messages))
        return redirect("move_competency", version_id=draft.id, competency_id=row.id)
    context = {"page_title": f"Move or drop {row.code}", "draft": draft, "row": row}
    return render(request, "framework/place.jinja", context)


def _levels(form: LevelsForm) -> list[Level]:
    cleaned = form.cleaned_data
    return [
        Level(number, cleaned[f"title_{number}"], cleaned[f"descriptor_{number}"])
        for number in range(1, LEVELS + 1)
        if cleaned[f"title_{number}"]
    ]


def _page(
    request: HttpRequest, draft: FrameworkVersion, title: str, form: Form, action: str, intro: str = ""
) -> HttpResponse:
    context = {
        "page_title": title,
        "caption": f"{draft.framework}, version {draft.version}",
        "form": form,
        "action": action,
        "intro": intro,
        "back": (f"Version {draft.version}", "framework_draft", {"version_id": draft.id}),
    }
    return render(request, "framework/form_page.jinja", context)
