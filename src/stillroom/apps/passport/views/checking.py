"""The page where anyone checks a credential. Nothing handed in is kept or written to a log."""

from http import HTTPStatus

from allauth.core import ratelimit
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_everyone
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.views.errors import too_many_requests
from stillroom.apps.passport.forms.check_credential import CheckCredentialForm
from stillroom.apps.passport.presenters.checking import found_of, together
from stillroom.apps.passport.selectors.checking import check_handed_in, check_link, refused
from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.share_link import is_link
from stillroom.standards.credentials.verification import Verification

TOO_LARGE = CredentialRefused(
    Problem.TOO_LARGE, "It is larger than this page takes as text. Save it as a file and choose the file."
)


# Asking changes nothing, so no token guards it: who checks needs no cookie, and too large a text gets an answer.
@csrf_exempt
@open_to_everyone("anyone to whom a credential is shown may check it")
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def verify(request: HttpRequest) -> HttpResponse:
    form = CheckCredentialForm()
    if request.method == "POST":
        if not ratelimit.consume(request, action="verify"):
            return too_many_requests(request)
        try:
            form = CheckCredentialForm(request.POST, request.FILES)
        except (RequestDataTooBig, MultiPartParserError):
            return _answer(request, form, [refused(TOO_LARGE)])
        if form.is_valid():
            return _answer(request, CheckCredentialForm(), _check(request, form))
    return _answer(request, form, [])


def _check(request: HttpRequest, form: CheckCredentialForm) -> list[Verification]:
    text, file = form.cleaned_data["text"], form.cleaned_data["file"]
    if file:
        return check_handed_in(file.read())
    if is_link(text):
        return check_link(text, request.user if isinstance(request.user, User) else None)
    return check_handed_in(text.encode())


def _answer(request: HttpRequest, form: CheckCredentialForm, results: list[Verification]) -> HttpResponse:
    found = [found_of(each) for each in results]
    context = {
        "page_title": "Check a credential",
        "form": form,
        "found": found,
        "together": together(found),
        "now": clock.now(),
    }
    return render(request, "passport/check.jinja", context, status=HTTPStatus.OK)
