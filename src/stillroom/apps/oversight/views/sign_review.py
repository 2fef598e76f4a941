"""Signing a review: what was looked at, found and concluded, and the password again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.accounts.services.reauthenticate import TooManyAttempts, confirm_password
from stillroom.apps.ledger.views.targets import account
from stillroom.apps.oversight.forms.review import SignReviewForm
from stillroom.apps.oversight.models import Review, ReviewSignature
from stillroom.apps.oversight.presenters.reviews import title_of
from stillroom.apps.oversight.services.begin_review import PERMISSIONS
from stillroom.apps.oversight.services.sign_review import sign_review as sign
from stillroom.apps.oversight.views.targets import the_review


@requires(Permission.VIEW_REVIEWS, the_review)
@require_http_methods(["GET", "HEAD", "POST"])
def sign_review(request: HttpRequest, found: Review) -> HttpResponse:
    user = account(request)
    if not user.has_perm(PERMISSIONS[Review.Kind(found.kind)], found):
        raise PermissionDenied
    form = SignReviewForm(request.POST or None, kind=found.kind)
    if request.method == "POST" and form.is_valid() and _confirmed(request, form):
        cleaned = form.cleaned_data
        try:
            sign(
                review=found,
                looked_at=cleaned.get("looked_at", []),
                findings=cleaned["findings"],
                conclusion=ReviewSignature.Conclusion(cleaned["conclusion"]),
                by=user,
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Signed.")
            return redirect("review", review_id=found.id)
    context = {
        "page_title": f"Sign as {user}",
        "caption": title_of(found),
        "organisation": found.organisation,
        "review": found,
        "form": form,
        "action": "Sign",
    }
    return render(request, "oversight/sign.jinja", context)


def _confirmed(request: HttpRequest, form: SignReviewForm) -> bool:
    """Before anything is written: a roll-back must not forget a failure."""
    try:
        if confirm_password(user=account(request), password=form.cleaned_data["password"], request=request):
            return True
        form.add_error("password", "Enter your password again; this one is not right")
    except TooManyAttempts:
        form.add_error("password", "Wait five minutes, then try again: the password was wrong too often")
    return False
