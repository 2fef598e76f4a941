"""CASE files: a version to take away, a framework to bring in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.forms.case import ImportCaseForm
from stillroom.apps.framework.selectors.case_package import case_package
from stillroom.apps.framework.services.import_case import CaseImport, import_case
from stillroom.apps.framework.views.targets import the_version
from stillroom.standards.case import package_bytes

_SHOWN = 20


@open_to_signed_in("frameworks hold nothing about anyone; a draft is found only by those who work on it")
@require_safe
def download_case(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """To edit elsewhere, or to import into another installation."""
    version = the_version(request, version_id)
    name = f"{version.framework.code}-{version.version}.json".replace(" ", "-").replace("/", "-").replace("&", "-")
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(package_bytes(case_package(version)), content_type="application/json", headers=disposition)


@requires(Permission.EDIT_FRAMEWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def import_case_file(request: HttpRequest) -> HttpResponse:
    form = ImportCaseForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        done = import_case(
            file=cleaned["file"].name,
            data=b"".join(cleaned["file"].chunks()),
            framework=cleaned["framework"],
            version=cleaned["version"],
            dry_run=False,
            by=account(request),
        )
        found = list(done.report.problems)
        for problem in found[:_SHOWN]:
            form.add_error("file", str(problem).strip())
        if len(found) > _SHOWN:
            form.add_error("file", f"And {len(found) - _SHOWN} more problems.")
        if not found:
            return _arrived(request, done)
    context = {
        "page_title": "Import a CASE file",
        "form": form,
        "action": "Import it",
        "intro": "A framework that says how its competencies are assessed becomes a draft: nobody is held to it until"
        " it is reviewed and published here. Any other is kept to refer to.",
        "back": ("Competency frameworks", "frameworks", {}),
    }
    return render(request, "framework/form_page.jinja", context)


def _arrived(request: HttpRequest, done: CaseImport) -> HttpResponse:
    for warning in list(done.report.warnings)[:_SHOWN]:
        messages.warning(request, str(warning))
    count = sum(1 for row in done.report.rows if row.row is not None)
    if done.version is not None:
        said = f"Version {done.version.version} is started with {count} competencies. Nobody is held to it yet."
        messages.success(request, said if done.report.applied else "Nothing changed: the version states it already.")
        page = "framework" if done.version.is_published else "framework_draft"
        return redirect(page, version_id=done.version.id)
    said = f"It is kept here with {count} items, to refer to. Nobody is required to meet them."
    messages.success(request, said if done.report.applied else "Nothing changed: this edition is kept here already.")
    if done.external is None:
        return redirect("frameworks")
    return redirect("external_framework", framework_id=done.external.id)
