"""A unit's plans and its training time, for those who answer for it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors.requirements import role_titles
from stillroom.apps.places.models import Unit
from stillroom.apps.plans.forms.unit_plans import MonthsFilter, UnitPlansFilter
from stillroom.apps.plans.presenters.training import hours_words, reason_rows, session_words
from stillroom.apps.plans.presenters.unit_plans import shown_of, unit_pages, unit_plan_row, unit_plans_finding
from stillroom.apps.plans.selectors.training import sessions_between
from stillroom.apps.plans.selectors.unit_plans import unit_plans as plans_of_unit
from stillroom.apps.readiness.selectors.unit_names import unit_title
from stillroom.apps.readiness.views.targets import the_unit
from stillroom.competence.days import add_months, day_of
from stillroom.competence.training_time import SessionState, summed

SHOWN = 50


@requires(Permission.VIEW_UNIT_PLANS, the_unit)
@require_safe
def unit_plans(request: HttpRequest, unit: Unit) -> HttpResponse:
    now = clock.now()
    found = plans_of_unit(unit, at=now)
    chosen = UnitPlansFilter(request.GET or {})
    roles, today = role_titles(), day_of(now)
    context = {
        "page_title": "Plans",
        "unit_title": unit_title(unit),
        "pages": unit_pages(unit, "unit_plans"),
        "action": reverse("unit_plans", args=[unit.id]),
        "filter": chosen,
        "finding": unit_plans_finding(found),
        "rows": [unit_plan_row(each, roles, today) for each in shown_of(found, chosen.chosen())],
        "wide": True,
    }
    return render(request, "plans/unit_plans.jinja", context)


@requires(Permission.VIEW_UNIT_PLANS, the_unit)
@require_safe
def unit_training(request: HttpRequest, unit: Unit) -> HttpResponse:
    now = clock.now()
    chosen = MonthsFilter(request.GET or {})
    following = add_months(day_of(now).replace(day=1), 1)
    first = add_months(following, -chosen.chosen())
    sessions = sessions_between(unit, first, following)
    total = summed((SessionState(s.state), s.minutes, s.pulled_for) for s in sessions)
    context = {
        "page_title": "Training time",
        "unit_title": unit_title(unit),
        "pages": unit_pages(unit, "unit_training"),
        "action": reverse("unit_training", args=[unit.id]),
        "filter": chosen,
        "finding": hours_words(total),
        "total": total,
        "reasons": reason_rows(total),
        "sessions": [session_words(session, now, named=True) for session in sessions[:SHOWN]],
        "count": len(sessions),
    }
    return render(request, "plans/unit_training.jinja", context)
