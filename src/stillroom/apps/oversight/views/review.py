"""One review: its entries or accounts, comments, decisions and signatures."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.presenters.ledger import number_from
from stillroom.apps.oversight.forms.review import CommentForm, DecideAccessForm
from stillroom.apps.oversight.models import AccessDecision, Review
from stillroom.apps.oversight.presenters.reviews import (
    ON_A_PAGE,
    access_rows,
    chosen,
    cover_facts,
    entry_rows,
    filter_links,
    page_of,
    signature_cards,
    state_of,
    title_of,
)
from stillroom.apps.oversight.selectors.access_review import access_list, access_of
from stillroom.apps.oversight.selectors.reviews import comments_of, is_complete, signatures_of
from stillroom.apps.oversight.selectors.trail import is_as_reviewed, own_ids, trail
from stillroom.apps.oversight.services.begin_review import PERMISSIONS
from stillroom.apps.oversight.services.comment_on_entry import comment_on_entry as comment
from stillroom.apps.oversight.services.decide_access import decide_access as decide
from stillroom.apps.oversight.views.targets import the_review


@requires(Permission.VIEW_REVIEWS, the_review)
@require_safe
def review(request: HttpRequest, found: Review) -> HttpResponse:
    user, signatures = account(request), signatures_of(found)
    may = user.has_perm(PERMISSIONS[Review.Kind(found.kind)], found) and not is_complete(found)
    context = {
        "page_title": title_of(found),
        "review": found,
        "organisation": found.organisation,
        "state": state_of(found),
        "facts": cover_facts(found, as_reviewed=is_as_reviewed(found)),
        "signatures": signature_cards(signatures),
        "may": may,
        "may_sign": may and all(each.signed_by_id != user.id for each in signatures),
        "wide": True,
    }
    if found.kind == Review.Kind.ACCESS:
        listed = access_list(found.organisation, unused_days=found.looked_for["unused_days"], review=found)
        context["rows"] = access_rows(found, listed, user)
        context["undecided"] = sum(each.needs_decision and each.decision is None for each in listed)
        return render(request, "oversight/access_review.jinja", context)
    show, number = request.GET.get("show", ""), max(1, number_from(request.GET.get("page", "")) or 1)
    entries, comments, own = trail(found), comments_of(found), own_ids(user, found.organisation)
    shown = chosen(entries, show, own, comments)
    page = shown[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    context |= {
        "filters": filter_links(found, entries, own, comments, show),
        "rows": entry_rows(found, page, comments, own),
        "own_count": sum(bool(entry.by & own) for entry in entries),
        "total": len(shown),
        "links": page_of(found, show, number, len(shown)),
    }
    return render(request, "oversight/trail_review.jinja", context)


@requires(Permission.REVIEW_TRAIL, the_review)
@require_http_methods(["GET", "HEAD", "POST"])
def comment_on_entry(request: HttpRequest, found: Review) -> HttpResponse:
    key = request.GET.get("entry", "")
    entry = next((each for each in trail(found) if each.key == key), None) if found.kind == Review.Kind.TRAIL else None
    if entry is None:
        raise Http404
    form = CommentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            comment(review=found, entry=entry, text=form.cleaned_data["text"], by=account(request))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Your comment is recorded.")
            return redirect("review", review_id=found.id)
    rows = entry_rows(found, [entry], comments_of(found), frozenset())
    context = {
        "page_title": "Comment on an entry",
        "organisation": found.organisation,
        "review": found,
        "entry": rows[0],
        "form": form,
        "action": "Record the comment",
    }
    return render(request, "oversight/comment.jinja", context)


@requires(Permission.REVIEW_ACCESS, the_review)
@require_http_methods(["GET", "HEAD", "POST"])
def decide_access(request: HttpRequest, found: Review, user_id: UUID) -> HttpResponse:
    if found.kind != Review.Kind.ACCESS:
        raise Http404
    try:
        access = access_of(found, user_id, unused_days=found.looked_for["unused_days"])
    except User.DoesNotExist as error:
        raise Http404 from error
    form = DecideAccessForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        decision = AccessDecision.Decision(cleaned["decision"])
        try:
            decide(review=found, access=access, decision=decision, reason=cleaned["reason"], by=account(request))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"{access.user}: {decision.label.lower()}. Recorded.")
            return redirect("review", review_id=found.id)
    context = {
        "page_title": str(access.user),
        "organisation": found.organisation,
        "review": found,
        "row": access_rows(found, [access], account(request))[0],
        "form": form,
        "action": "Record the decision",
    }
    return render(request, "oversight/decide_access.jinja", context)
