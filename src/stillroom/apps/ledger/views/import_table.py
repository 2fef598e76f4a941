"""Importing a table: choose the file, see row by row what would happen, then import it."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.forms.import_table import WORDS, ImportTableForm
from stillroom.apps.ledger.presenters.import_table import import_page
from stillroom.apps.ledger.selectors.roles import organisation_roles
from stillroom.apps.ledger.services.import_table import Asked, import_table
from stillroom.apps.ledger.services.kept_upload import discard_upload, keep_upload, read_upload
from stillroom.apps.places.models import Organisation

KEPT = "import"
GONE = "The file is no longer kept. Choose it again."


def administered(request: HttpRequest) -> Organisation | None:
    """An organisation in which the reader may import; None, and so refused, when there is none."""
    return next(iter(_all_administered(request)), None)


def _all_administered(request: HttpRequest) -> list[Organisation]:
    user = account(request)
    return [each for each in organisation_roles(user) if user.has_perm(Permission.IMPORT, each)]


@requires(Permission.IMPORT, administered)
@require_http_methods(["GET", "HEAD", "POST"])
def import_tables(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Choose the table and the file."""
    form = ImportTableForm(request.POST or None, request.FILES or None, organisations=_all_administered(request))
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        _forget(request)
        asked = Asked(
            table=cleaned["table"],
            file=cleaned["file"].name,
            framework=cleaned["framework"],
            version=cleaned["version"],
            title=cleaned["title"],
        )
        # The session is the reader's own and is kept on the server, so nobody else can name the file.
        request.session[KEPT] = asdict(asked) | {
            "upload": str(keep_upload(cleaned["file"].chunks())),
            "organisation": cleaned.get("organisation") or str(organisation.id),
        }
        return redirect("check_import")
    return render(request, "ledger/import.jinja", {"page_title": "Import a table", "form": form})


@requires(Permission.IMPORT, administered)
@require_http_methods(["GET", "HEAD", "POST"])
def check_import(request: HttpRequest, _: Organisation) -> HttpResponse:
    """What the file would do; then do it."""
    kept: dict[str, Any] = request.session.get(KEPT, {})
    places = {str(each.id): each for each in _all_administered(request)}
    data = read_upload(UUID(kept["upload"])) if kept else None
    organisation = places.get(kept.get("organisation", ""))
    if data is None or organisation is None:
        _forget(request)
        messages.warning(request, GONE)
        return redirect("import_tables")
    asked = Asked(**{name: kept[name] for name in ("table", "file", "framework", "version", "title")})
    if request.method == "POST" and "discard" in request.POST:
        _forget(request)
        messages.info(request, f"{asked.file} was discarded. Nothing was imported.")
        return redirect("import_tables")
    doing = request.method == "POST"
    report = import_table(asked=asked, data=data, organisation=organisation, dry_run=not doing, by=account(request))
    if doing and report.ok:
        _forget(request)
        messages.success(request, f"{asked.file} is imported: {report.summary}.")
        return redirect("import_tables")
    context = import_page(report) | {
        "page_title": f"Check {asked.file}",
        "table": WORDS[asked.table][0],
        "organisation": organisation,
    }
    return render(request, "ledger/check_import.jinja", context)


def _forget(request: HttpRequest) -> None:
    kept = request.session.pop(KEPT, None)
    if kept:
        discard_upload(UUID(kept["upload"]))
