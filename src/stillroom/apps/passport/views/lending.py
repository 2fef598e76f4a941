"""Loans: the list, one of them with its agreements, and proposing one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in
from stillroom.apps.accounts.acting import account
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.framework.selectors.requirements import role_titles
from stillroom.apps.passport.forms.lending import EndLoanForm, LoanForm
from stillroom.apps.passport.models import Loan, LoanAgreement
from stillroom.apps.passport.presenters.lending import (
    accepted_row,
    agreement_rows,
    loan_facts,
    loan_row,
    what_she_may_do,
)
from stillroom.apps.passport.selectors.loans import (
    agreed_sides,
    loan_visible_to,
    loans_of,
    people_to_lend,
    sides_of,
    unit_of_codes,
)
from stillroom.apps.passport.selectors.willing import requests_accepted
from stillroom.apps.passport.services.lend import Terms, agree_to_loan, end_loan, propose_loan
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.visibility import organisations_visible_to
from stillroom.apps.plans.views.form_page import act, form_page
from stillroom.apps.readiness.selectors.unit_names import unit_titles
from stillroom.competence.days import day_of

ONLY_WITH_A_SAY = "a loan is found only by the one who is lent and by the managers on either side"


@open_to_signed_in("lists the loans that the reader has a say in, and none else")
@require_safe
def loans(request: HttpRequest) -> HttpResponse:
    user, today = account(request), day_of(clock.now())
    found, people, known = loans_of(user), _people(request), frameworks()
    titles = unit_titles({loan.unit_id for loan in found})
    context = {
        "page_title": "Shared staff",
        "rows": [loan_row(loan, agreed_sides(loan), titles, today) for loan in found],
        "may_propose": bool(people),
        "accepted": [accepted_row(each, known) for each in requests_accepted(people)],
    }
    return render(request, "passport/staff/loans.jinja", context)


@open_to_signed_in("offers only the people whom the reader answers for")
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    people = {str(person.id): person for person in _people(request)}
    if not people:
        raise PermissionDenied
    named = [(id_, f"{each.full_name}, {each.organisation.name}") for id_, each in people.items()]
    form = LoanForm(
        request.POST or None,
        people=sorted(named, key=lambda pair: pair[1]),
        roles=sorted(role_titles().items(), key=lambda pair: pair[1]),
        initial={"person": request.GET.get("person", "")},
    )

    def save(cleaned: dict[str, Any]) -> str:
        unit = unit_of_codes(cleaned["organisation"], cleaned["unit"])
        if unit is None:
            raise ValidationError({"unit": "There is no such unit here. Check both codes with its manager"})
        kind = Loan.Kind(cleaned["kind"])
        terms = Terms(kind, cleaned["role_profile"], cleaned["fte"], cleaned["start_date"], cleaned["end_date"])
        propose_loan(person=people[cleaned["person"]], unit=unit, terms=terms, by=account(request))
        return "Proposed. It begins once they and the manager there have agreed."

    back = ("Shared staff", reverse("loans"))
    return form_page(request, form, title="Propose a loan", action="Propose", back=back, save=save)


@open_to_signed_in(ONLY_WITH_A_SAY)
@require_http_methods(["GET", "HEAD", "POST"])
def loan(request: HttpRequest, loan_id: UUID) -> HttpResponse:
    found, user = _the_loan(request, loan_id), account(request)
    form = EndLoanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            end_loan(loan=found, because=form.cleaned_data["because"], by=user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Ended. Today was the last day.")
            return redirect("loans")
    agreed, titles = agreed_sides(found), unit_titles([found.unit_id])
    context = {
        "page_title": found.person.full_name,
        "caption": found.get_kind_display(),
        "loan": found,
        "facts": loan_facts(found, titles, role_titles()),
        "agreements": agreement_rows(agreed, sides_of(user, found)),
        "may_do": what_she_may_do(found),
        "holds": found.post_id is not None,
        "no_account": found.person.user_id is None,
        "over": found.end_date < day_of(clock.now()),
        "form": form,
    }
    return render(request, "passport/staff/loan.jinja", context)


@open_to_signed_in(ONLY_WITH_A_SAY)
@require_POST
def agree(request: HttpRequest, loan_id: UUID) -> HttpResponse:
    found = _the_loan(request, loan_id)
    side = request.POST.get("side", "")

    def do() -> str:
        if side not in LoanAgreement.Side.values:
            raise ValidationError("Choose for whom you agree.")
        agree_to_loan(loan=found, side=LoanAgreement.Side(side), by=account(request))
        return "Agreed."

    act(request, do)
    return redirect("loan", loan_id=found.id)


def _the_loan(request: HttpRequest, loan_id: UUID) -> Loan:
    try:
        return loan_visible_to(account(request), loan_id)
    except Loan.DoesNotExist as error:
        raise Http404 from error


def _people(request: HttpRequest) -> list[Person]:
    user = account(request)
    return people_to_lend(user, organisations_visible_to(user))
