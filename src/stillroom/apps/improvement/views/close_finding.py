"""Closing a finding: the evidence, and showing once more who signs."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.improvement.forms.finding import CloseFindingForm
from stillroom.apps.improvement.models import Finding
from stillroom.apps.improvement.services.close_finding import close_finding as close
from stillroom.apps.improvement.views.targets import the_finding
from stillroom.apps.readiness.views.proof import ask_on_own_device, show_who_it_is


@requires(Permission.CLOSE_FINDING, the_finding)
@require_http_methods(["GET", "HEAD", "POST"])
def close_finding(request: HttpRequest, found: Finding) -> HttpResponse:
    user = account(request)
    if not user.has_perm(Permission.CLOSE_FINDING, found.unit):
        raise PermissionDenied
    form = CloseFindingForm(request.POST or None)
    ask_on_own_device(request, form)
    if request.method == "POST" and form.is_valid() and (proof := show_who_it_is(request, form)):
        cleaned = form.cleaned_data
        try:
            close(
                finding=found,
                evidence=cleaned["evidence"],
                by=user,
                id_=UUID(cleaned["statement"]),
                signed_with=proof.signed_with,
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "The finding is closed and signed.")
            return redirect("finding_evidence", finding_id=found.id)
    context = {
        "page_title": f"Close as {user}",
        "caption": f"Finding {found.reference}",
        "back": (f"Finding {found.reference}", reverse("finding", args=[found.id])),
        "said": ("Your signature says that what was found is put right, on the evidence you list.",),
        "form": form,
        "action": "Close and sign",
    }
    return render(request, "plans/form.jinja", context)
