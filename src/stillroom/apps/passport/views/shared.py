"""What the holder of a share link finds, signed in or not."""

from typing import Any

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_everyone
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.views.errors import too_many_requests
from stillroom.apps.passport.forms.sharing import ViewerForm
from stillroom.apps.passport.presenters.passport import by_issuer, last_day, qualification_card
from stillroom.apps.passport.selectors.passport import entries_of, identity_check
from stillroom.apps.passport.selectors.shared import ShareClosed, passport_of_share, shared_under
from stillroom.apps.passport.services.note_view import UNNAMED_PROGRAM, Viewer, note_view

OPEN = "whoever she gave the secret link may read what she shares, and nothing else"
READS_AS = "reads_shares_as"
RATE = "passport_share"
CLOSED = {"error": "Nothing is shared under this address, or no longer."}


@open_to_everyone(OPEN)
@sensitive_variables("token")
@require_http_methods(["GET", "HEAD", "POST"])
def shared(request: HttpRequest, token: str) -> HttpResponseBase:
    """A stranger says first who she is: the owner sees who looked."""
    if request.method != "POST" and _wants_json(request):
        return shared_file(request, token)
    if _too_often(request):
        return too_many_requests(request)
    try:
        found = shared_under(token)
    except ShareClosed:
        return _private(
            render(request, "passport/share_closed.jinja", {"page_title": "Nothing is shared here"}, status=404)
        )
    form = ViewerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        request.session[READS_AS] = [form.cleaned_data["name"], form.cleaned_data["organisation"]]
        return redirect("shared", token=token)
    viewer = None if request.method == "POST" or "change" in request.GET else _viewer(request)
    if viewer is None:
        asking = {"page_title": "Say who you are", "form": form}
        return _private(render(request, "passport/share_ask.jinja", asking))
    if request.method == "GET":
        note_view(share=found.share, viewer=viewer)
    competences, qualifications = entries_of(found.credentials, clock.now())
    context: dict[str, Any] = {
        "page_title": found.share.person.full_name,
        "share": found.share,
        "decided": hasattr(found.share, "disclosure"),
        "last_day": last_day(found.share.expires_at),
        "identity": identity_check(found.share.person),
        "competences": by_issuer(competences),
        "qualifications": [qualification_card(each) for each in qualifications],
        "token": token,
        "viewer": viewer,
        "at": clock.now(),
    }
    return _private(render(request, "passport/shared.jinja", context))


@open_to_everyone(OPEN)
@sensitive_variables("token")
@require_safe
def shared_file(request: HttpRequest, token: str) -> HttpResponse:
    """The passport file. A program may say who asks: `?reader=Hospital B`."""
    if _too_often(request):
        return _private(JsonResponse({"error": "Too many requests. Try again in a minute."}, status=429))
    try:
        data = passport_of_share(token, _program(request))
    except ShareClosed:
        return _private(JsonResponse(CLOSED, status=404))
    response = HttpResponse(data, content_type="application/json")
    response["Content-Disposition"] = 'attachment; filename="skills-passport.json"'
    return _private(response)


def _too_often(request: HttpRequest) -> bool:
    # The library's public door does not count what is only read.
    return not ratelimit.consume(request, app="allauth.account", action=RATE, limit_get=True)


def _viewer(request: HttpRequest) -> Viewer | None:
    if isinstance(request.user, User):
        return Viewer(account=request.user)
    said = request.session.get(READS_AS)
    return Viewer(name=said[0], organisation=said[1]) if said else None


def _program(request: HttpRequest) -> Viewer:
    known = _viewer(request)
    if known is not None:
        return Viewer(known.name, known.organisation, known.account, program=True)
    reader = "".join(each for each in request.GET.get("reader", "") if each.isprintable()).strip()[:200]
    return Viewer(name=reader, program=True) if reader else UNNAMED_PROGRAM


def _wants_json(request: HttpRequest) -> bool:
    accepted = request.headers.get("Accept", "")
    return "application/json" in accepted and "text/html" not in accepted


def _private(response: HttpResponse) -> HttpResponse:
    """The address is the secret, so no search machine keeps it. As a referrer it stays on this site."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
