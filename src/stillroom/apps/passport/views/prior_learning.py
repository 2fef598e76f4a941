"""Prior learning: submitted, read, decided, appealed, accepted."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts.access import open_to_signed_in
from stillroom.apps.accounts.acting import account
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.ledger.selectors.roles import person_in
from stillroom.apps.passport import evidence_files
from stillroom.apps.passport.forms.prior_learning import AcceptForm, AppealForm, DecisionForm, SubmissionForm
from stillroom.apps.passport.models import PriorLearningClaim
from stillroom.apps.passport.presenters.prior_learning import (
    NO_REGISTRATION,
    case_facts,
    case_row,
    claim_page,
    file_rows,
    waiting_row,
)
from stillroom.apps.passport.selectors.prior_learning import (
    authorises,
    case_visible_to,
    claim_visible_to,
    claims_to_decide,
    claims_to_sign,
    file_visible_to,
    is_hers,
    submitted_by,
    why_not,
)
from stillroom.apps.passport.services.decide_prior_learning import (
    Judgement,
    accept_prior_learning,
    decide_claim,
)
from stillroom.apps.passport.services.submit_prior_learning import Submission, appeal, submit_prior_learning
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.visibility import people_of_user
from stillroom.apps.plans.views.form_page import form_page
from stillroom.apps.readiness.forms.stating import SigningForm
from stillroom.apps.readiness.presenters.contexts import competency_words
from stillroom.apps.readiness.views.proof import ask_who_it_is, show_who_it_is
from stillroom.competence.context import ANY
from stillroom.competence.prior_learning import Outcome
from stillroom.competence.refusal import Refused

ONES_OWN = "about the reader's own learning"
WHO_DECIDES = "found only by whose learning it is and by those entitled to assess or sign the competency"


@open_to_signed_in(ONES_OWN)
@require_safe
def prior_learning(request: HttpRequest) -> HttpResponse:
    known = frameworks()
    context = {
        "page_title": "My prior learning",
        "rows": [case_row(case, known) for case in submitted_by(account(request))],
        "no_registration": NO_REGISTRATION,
    }
    return render(request, "passport/prior/own.jinja", context)


@open_to_signed_in(ONES_OWN)
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest) -> HttpResponse:
    user, known = account(request), frameworks()
    person = people_of_user(user).first()
    if person is None:
        raise PermissionDenied
    choices = [(code, competency_words(known, code, ANY)) for code in known.competencies]
    form = SubmissionForm(request.POST or None, request.FILES or None, competencies=choices)

    def save(cleaned: dict[str, Any]) -> str:
        submission = Submission(
            title=cleaned["title"],
            provider=cleaned["provider"],
            start=cleaned["start_date"],
            end=cleaned["end_date"],
            hours=cleaned["hours"],
            learned=cleaned["learned"],
            kept_at=cleaned["kept_at"],
            competencies=cleaned["competencies"],
            files=form.files_sent(),
        )
        submit_prior_learning(person=person, submission=submission, by=user)
        return "Submitted. Two assessors decide on each competency."

    said = (
        "Submit it once, for as many competencies as it bears on. What is still missing goes into your open plan.",
        NO_REGISTRATION,
    )
    back = ("My prior learning", reverse("prior_learning"))
    return form_page(request, form, title="Submit prior learning", action="Submit", back=back, save=save, said=said)


@open_to_signed_in(WHO_DECIDES)
@require_safe
def prior_learning_case(request: HttpRequest, prior_learning_id: UUID) -> HttpResponse:
    user, known = account(request), frameworks()
    case = _found(case_visible_to, request, prior_learning_id)
    hers = is_hers(user, case)
    reader = person_in(user, case.person.organisation)
    context = {
        "page_title": case.title,
        "caption": case.person.full_name,
        "facts": case_facts(case),
        "files": file_rows(case),
        "claims": [claim_page(claim, known, reader, hers=hers) for claim in case.claims.all()],
        "back": ("My prior learning", "prior_learning")
        if hers
        else ("Prior learning to assess", "prior_learning_to_assess"),
        "no_registration": NO_REGISTRATION,
    }
    return render(request, "passport/prior/case.jinja", context)


@open_to_signed_in("lists the claims that wait for the reader as assessor or authoriser, and none else")
@require_safe
def to_assess(request: HttpRequest) -> HttpResponse:
    user, known = account(request), frameworks()
    context = {
        "page_title": "Prior learning to assess",
        "to_decide": [waiting_row(claim, found.stage.waits_for, known) for claim, found in claims_to_decide(user)],
        "to_sign": [waiting_row(claim, "Met: knowledge to accept", known) for claim in claims_to_sign(user)],
    }
    return render(request, "passport/prior/to_assess.jinja", context)


@open_to_signed_in(WHO_DECIDES)
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, claim_id: UUID) -> HttpResponse:
    user = account(request)
    claim = _found(claim_visible_to, request, claim_id)
    by = _acting(request, claim)
    if why_not(claim, by) is not None:
        raise PermissionDenied
    form = DecisionForm(request.POST or None)

    def sign(proof: Any) -> str:
        told = form.cleaned_data
        judgement = Judgement(Outcome(told["outcome"]), told["reason"], told["still_missing"], told["statement"])
        decide_claim(claim=claim, judgement=judgement, by=by, user=user, prove=proof.on)
        return "Signed. It is kept with your reasons."

    said = "You decide alone. What others decided is shown once it is decided."
    return _signed(request, form, claim, by, title="Decide", action="Sign the decision", said=said, sign=sign)


@open_to_signed_in(WHO_DECIDES)
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, claim_id: UUID) -> HttpResponse:
    claim = _found(claim_visible_to, request, claim_id)
    by = _acting(request, claim)
    if not authorises(claim, by):
        raise PermissionDenied
    form = AcceptForm(request.POST or None)

    def sign(proof: Any) -> str:
        accept_prior_learning(claim=claim, by=by, prove=proof.on)
        return "Accepted: the knowledge part counts. The rest of the scheme is done here."

    said = "You accept the knowledge part on the strength of what two assessors decided. Nobody is signed off by it."
    title = "Accept the knowledge part"
    return _signed(request, form, claim, by, title=title, action="Sign", said=said, sign=sign)


@open_to_signed_in(WHO_DECIDES)
@require_http_methods(["GET", "HEAD", "POST"])
def appeal_claim(request: HttpRequest, claim_id: UUID) -> HttpResponse:
    claim = _found(claim_visible_to, request, claim_id)
    if not is_hers(account(request), claim.prior_learning):
        raise PermissionDenied
    form = AppealForm(request.POST or None)

    def save(cleaned: dict[str, Any]) -> str:
        appeal(claim=claim, reason=cleaned["reason"], by=account(request))
        return "Your appeal is kept. Somebody who has not decided before decides now."

    title = f"Appeal: {claim.competency}"
    return form_page(request, form, title=title, action="Appeal", back=_back(claim), save=save)


@open_to_signed_in(WHO_DECIDES)
@require_safe
def evidence(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """As an attachment that no browser draws or runs."""
    file = _found(file_visible_to, request, file_id)
    try:
        data = evidence_files.read(file.kept_as)
    except FileNotFoundError as error:
        raise Http404 from error
    headers = {
        "Content-Disposition": f'attachment; filename="{file.name}"',
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return HttpResponse(data, content_type=file.content_type, headers=headers)


def _signed(
    request: HttpRequest,
    form: SigningForm,
    claim: PriorLearningClaim,
    by: Person,
    *,
    title: str,
    action: str,
    said: str,
    sign: Any,
) -> HttpResponse:
    ask_who_it_is(request, form, by)
    proof = show_who_it_is(request, form) if request.method == "POST" and form.is_valid() else None
    if proof is not None:
        try:
            words = sign(proof)
        except Refused as refused:
            form.add_refusals(refused)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, words)
            return redirect("prior_learning_case", prior_learning_id=claim.prior_learning_id)
    known = frameworks()
    context = {
        "page_title": f"{title}: {competency_words(known, claim.competency, ANY)}",
        "caption": claim.prior_learning.person.full_name,
        "form": form,
        "action": action,
        "back": _back(claim),
        "said": (said,),
    }
    return render(request, "plans/form.jinja", context)


def _back(claim: PriorLearningClaim) -> tuple[str, str]:
    return claim.prior_learning.title, reverse("prior_learning_case", args=[claim.prior_learning_id])


def _acting(request: HttpRequest, claim: PriorLearningClaim) -> Person:
    by = person_in(account(request), claim.prior_learning.person.organisation)
    if by is None:
        raise PermissionDenied
    return by


def _found(find: Any, request: HttpRequest, id_: UUID) -> Any:
    try:
        return find(account(request), id_)
    except ObjectDoesNotExist as error:
        raise Http404 from error
