"""The table of equivalences: everyone may read it, editors of frameworks keep it."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.presenters.overlay import competency_choices
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.passport.forms.moving.rules import EquivalenceForm
from stillroom.apps.passport.forms.moving.table import EquivalencesFileForm
from stillroom.apps.passport.forms.moving.trust import EndForm
from stillroom.apps.passport.presenters.moving.rules import equivalence_rows as in_words
from stillroom.apps.passport.selectors.equivalences import equivalence_row, equivalence_rows
from stillroom.apps.passport.services.import_equivalences import import_equivalences
from stillroom.apps.passport.services.keep_equivalences import EquivalenceRow, end_equivalence, keep_equivalence
from stillroom.apps.plans.views.form_page import form_page
from stillroom.standards.tables import table_from_bytes
from stillroom.standards.tables.formats import EQUIVALENCES

METHODS = ["GET", "HEAD", "POST"]
SHOWN = 10
GROUNDS = (
    "It decides what is proposed for everyone who comes with that competency, everywhere on this installation. An"
    " authoriser still decides each item.",
)


@open_to_signed_in("says which competencies stand for which, and nothing about anybody")
@require_safe
def equivalences(request: HttpRequest) -> HttpResponse:
    context = {
        "page_title": "Which competencies stand for which",
        "rows": in_words(equivalence_rows(), frameworks()),
        "keeps": account(request).has_perm(Permission.EDIT_FRAMEWORK),
    }
    return render(request, "passport/equivalences.jinja", context)


@requires(Permission.EDIT_FRAMEWORK)
@require_http_methods(METHODS)
def add_equivalence(request: HttpRequest) -> HttpResponse:
    def save(cleaned: dict[str, Any]) -> str:
        methods = tuple(part.strip() for part in cleaned.pop("methods").split(";") if part.strip())
        row = keep_equivalence(row=EquivalenceRow(**cleaned, methods=methods), by=account(request))
        return f"{row.source_framework} {row.source_competency} stands for {row.target_competency} from now on."

    return _page(
        request,
        EquivalenceForm(request.POST or None, competencies=competency_choices(frameworks())),
        title="Say that a competency stands for another",
        action="Add it",
        said=GROUNDS,
        save=save,
    )


@requires(Permission.EDIT_FRAMEWORK)
@require_http_methods(METHODS)
def end_equivalence_of(request: HttpRequest, row_id: UUID) -> HttpResponse:
    try:
        row = equivalence_row(row_id)
    except ObjectDoesNotExist as error:
        raise Http404 from error

    def save(_: dict[str, Any]) -> str:
        end_equivalence(row=row, by=account(request))
        return "It is ended. What was accepted by it stays."

    return _page(request, EndForm(request.POST or None), title=f"End {row}", action="End it", said=(), save=save)


@requires(Permission.EDIT_FRAMEWORK)
@require_http_methods(METHODS)
def equivalences_file(request: HttpRequest) -> HttpResponse:
    """Import the table: all rows or none."""

    def save(cleaned: dict[str, Any]) -> str:
        file = cleaned["file"]
        table = table_from_bytes(file.name, file.read(), EQUIVALENCES)
        report = import_equivalences(table=table, dry_run=cleaned["doing"] == "check", by=account(request))
        if report.problems:
            words = [str(problem) for problem in report.problems]
            more = len(words) - SHOWN
            raise ValidationError([*words[:SHOWN], *([f"{more} more rows are wrong."] if more > 0 else [])])
        return f"{file.name}: {report.summary}." + ("" if report.applied else " Nothing was changed.")

    return _page(
        request,
        EquivalencesFileForm(request.POST or None, request.FILES or None),
        title="Import equivalences",
        action="Continue",
        said=GROUNDS,
        save=save,
    )


def _page(
    request: HttpRequest, form: Any, *, title: str, action: str, said: tuple[str, ...], save: Any
) -> HttpResponse:
    back = ("Which competencies stand for which", reverse("equivalences"))
    return form_page(request, form, title=title, action=action, back=back, said=said, save=save)
