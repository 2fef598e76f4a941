"""Reading a draft, saying what one thinks of it, approving it or sending it back."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from stillroom.apps.accounts.access import open_to_signed_in
from stillroom.apps.accounts.acting import account
from stillroom.apps.framework.forms.review import CommentForm, SendBackForm
from stillroom.apps.framework.models import FrameworkVersion
from stillroom.apps.framework.presenters.review_page import review_page
from stillroom.apps.framework.selectors.drafts import approvals_of, comments_on, part_of
from stillroom.apps.framework.selectors.frameworks import competencies_of
from stillroom.apps.framework.selectors.version_table import fingerprint
from stillroom.apps.framework.services.comment import comment, resolve_comment
from stillroom.apps.framework.services.review_version import approve_version, send_back
from stillroom.apps.framework.views.targets import MEMBERS_ONLY, the_draft


@open_to_signed_in(MEMBERS_ONLY)
@require_http_methods(["GET", "HEAD", "POST"])
def review_framework(request: HttpRequest, version_id: UUID) -> HttpResponse:
    draft = the_draft(request, version_id)
    rows = list(competencies_of(draft))
    act = request.POST.get("act", "") if request.method == "POST" else ""
    comment_form = CommentForm(request.POST if act == "comment" else None, competencies=rows)
    back_form = SendBackForm(request.POST if act == "send_back" else None)
    try:
        said = _act(request, draft, act, comment_form, back_form)
    except ValidationError as error:
        (back_form if act == "send_back" else comment_form).add_error(None, error)
        said = ""
    if said:
        messages.success(request, said)
        return redirect("review_framework", version_id=draft.id)
    context = review_page(
        draft, rows, comments_on(draft), approvals_of(draft, fingerprint(draft)), part_of(account(request), draft)
    )
    context |= {"form": comment_form if act == "comment" else back_form, "comment_form": comment_form}
    return render(request, "framework/review.jinja", context | {"back_form": back_form})


def _act(
    request: HttpRequest, draft: FrameworkVersion, act: str, comment_form: CommentForm, back_form: SendBackForm
) -> str:
    """Do what was asked for; what was done, in words, or nothing when the form is not right."""
    by = account(request)
    if act == "comment" and comment_form.is_valid():
        cleaned = comment_form.cleaned_data
        comment(version=draft, competency_code=cleaned["about"], text=cleaned["text"], by=by)
        return "Your comment is kept."
    if act == "approve":
        approve_version(version=draft, by=by)
        return "You have approved the text as it stands."
    if act == "send_back" and back_form.is_valid():
        send_back(version=draft, reason=back_form.cleaned_data["reason"], by=by)
        return "It is a draft again, and can be edited."
    if act.startswith("resolve "):
        try:
            resolve_comment(version=draft, comment_id=UUID(act.removeprefix("resolve ")), by=by)
        except (ValueError, ObjectDoesNotExist) as error:
            raise Http404 from error
        return "The comment is resolved."
    return ""
