"""What is proposed for which reason, and where a unit asks more."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.passport.forms.moving.rules import TightenForm
from stillroom.apps.passport.forms.moving.trust import EndForm
from stillroom.apps.passport.presenters.moving.rules import rule_rows
from stillroom.apps.passport.selectors.transfer_rules import national_transfer_rules, tightened_at
from stillroom.apps.passport.services.tighten_transfer_rule import end_tightening, tighten_transfer_rule
from stillroom.apps.passport.views.moving.targets import the_unit
from stillroom.apps.places.models import Unit
from stillroom.apps.plans.views.form_page import form_page
from stillroom.apps.readiness.selectors.unit_names import unit_title
from stillroom.competence.days import day_of
from stillroom.competence.transfer import Decision, Reason

METHODS = ["GET", "HEAD", "POST"]


@requires(Permission.VIEW_UNIT, the_unit)
@require_safe
def transfer_rules(request: HttpRequest, unit: Unit) -> HttpResponse:
    tightened = list(tightened_at(unit))
    context = {
        "page_title": "Rules for accepting what was proven elsewhere",
        "unit": unit,
        "unit_title": unit_title(unit),
        "rows": rule_rows(national_transfer_rules(), tightened, day_of(clock.now())),
        "tightened": len(tightened),
        "keeps": account(request).has_perm(Permission.KEEP_OVERLAY, unit),
    }
    return render(request, "passport/transfer_rules.jinja", context)


@requires(Permission.KEEP_OVERLAY, the_unit)
@require_http_methods(METHODS)
def tighten(request: HttpRequest, unit: Unit) -> HttpResponse:
    def save(cleaned: dict[str, Any]) -> str:
        rule = tighten_transfer_rule(
            unit=unit,
            reason=Reason(cleaned["reason"]),
            decision=Decision(cleaned["decision"]),
            why=cleaned["why"],
            by=account(request),
        )
        return f"“{Reason(rule.reason).words}”: here the proposal is “{Decision(rule.decision).words.lower()}”."

    return form_page(
        request,
        TightenForm(request.POST or None),
        title="Ask more at this unit",
        action="Ask more",
        back=("The rules", reverse("transfer_rules", args=[unit.id])),
        caption=unit_title(unit),
        said=("A unit may propose something graver than the rule everywhere, never something lighter.",),
        save=save,
    )


@requires(Permission.KEEP_OVERLAY, the_unit)
@require_http_methods(METHODS)
def end_tightened(request: HttpRequest, unit: Unit, rule_id: UUID) -> HttpResponse:
    try:
        rule = tightened_at(unit).get(id=rule_id)
    except ObjectDoesNotExist as error:
        raise Http404 from error

    def save(_: dict[str, Any]) -> str:
        end_tightening(rule=rule, by=account(request))
        return "The rule everywhere holds here again."

    return form_page(
        request,
        EndForm(request.POST or None),
        title="No longer ask more",
        action="End it",
        back=("The rules", reverse("transfer_rules", args=[unit.id])),
        caption=Reason(rule.reason).words,
        save=save,
    )
