"""The dated rules: all of them on a day, one with the people it is about, one person's, and what changes in a unit."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.models import Rule
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.framework.selectors.requirements import role_titles
from stillroom.apps.framework.selectors.rules import dated_rules, rule_history, rule_ids, rule_row
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.experience import waiting_for_supervisor
from stillroom.apps.people.selectors.facts import facts_of
from stillroom.apps.places.models import Unit
from stillroom.apps.places.selectors.units import unit_details
from stillroom.apps.plans.forms.rules import ChangesFilter, DayFilter
from stillroom.apps.plans.presenters.person_pages import person_pages
from stillroom.apps.plans.presenters.person_rules import (
    experience_section,
    record_sections,
    rule_rows,
    rules_finding,
)
from stillroom.apps.plans.presenters.rule_changes import changes_page
from stillroom.apps.plans.presenters.rules import rule_page, rules_page
from stillroom.apps.plans.selectors.rule_changes import unit_changes
from stillroom.apps.plans.selectors.rules import standing_of, standing_readable_by
from stillroom.apps.readiness.selectors.unit_names import unit_title, unit_titles
from stillroom.apps.readiness.views.targets import the_person, the_unit
from stillroom.competence.days import day_of
from stillroom.competence.rules.changes import change_days
from stillroom.competence.rules.ru4 import experience_of
from stillroom.ui.formats import day as day_words


@open_to_signed_in("the rules are public; people are counted only where the reader may open their records")
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    form = DayFilter(request.GET or None)
    day = form.chosen(day_of(clock.now()))
    found = standing_readable_by(account(request), day)
    page = rules_page(dated_rules(), rule_ids(), found, day)
    context = {"page_title": "Rules", "filter": form, "action": reverse("rules"), "day": day_words(day), **page}
    return render(request, "plans/rules.jinja", context)


@open_to_signed_in("the rule is public; it lists only people whose records the reader may open")
@require_safe
def rule(request: HttpRequest, *, rule_id: UUID) -> HttpResponse:
    try:
        row = rule_row(rule_id)
    except Rule.DoesNotExist as error:
        raise Http404 from error
    known = dated_rules()
    asked = next(each for each in known if each.code == row.code)
    form = DayFilter(request.GET or None)
    today = day_of(clock.now())
    day = form.chosen(today if asked.in_force(today) else asked.valid_from or asked.valid_until or today)
    found = [each for each in standing_readable_by(account(request), day) if each.finding.rule.code == asked.code]
    units = _titles({each.post.unit for each in found})
    context = {
        "page_title": f"{asked.code} {asked.title}",
        "filter": form,
        "action": reverse("rule", args=[row.id]),
        "day": day_words(day),
        "in_force": asked.in_force(day),
        **rule_page(asked, known, rule_ids(), found, units, rule_history(row)),
    }
    return render(request, "plans/rule.jinja", context)


@requires(Permission.VIEW_PERSON, the_person)
@require_safe
def person_rules(request: HttpRequest, person: Person) -> HttpResponse:
    today, user = day_of(clock.now()), account(request)
    facts, found = standing_of(person, today)
    law = next((each for each in dated_rules() if each.code == "RU4"), None)
    experience = experience_of(law, facts, today) if law and facts.experience else None
    own = person.user_id == user.id

    def may(route: str) -> bool:
        permission = Permission.PROPOSE_EXPERIENCE if route == "propose_experience" else Permission.RECORD_FACTS
        return user.has_perm(permission, person) and (not own or route == "propose_experience")

    context = {
        "page_title": f"Rules for {person.full_name}",
        "person": person,
        "at": clock.now(),
        "finding": rules_finding(person.full_name, found),
        "rows": rule_rows(found, rule_ids(), _titles({each.post.unit for each in found})),
        "experience": experience_section(experience, (law.number("allowed_break_days") or 0) if law else 0),
        "records": record_sections(person, facts_of(person), may),
        "pages": person_pages(person, user.has_perm, "person_rules"),
    }
    return render(request, "plans/person_rules.jinja", context)


@open_to_signed_in("lists only the periods of experience that name the reader as supervisor")
@require_safe
def experience_to_confirm(request: HttpRequest) -> HttpResponse:
    waiting = [
        {
            "name": period.person.full_name,
            "when": f"{day_words(period.start_date)} to {day_words(period.end_date) if period.end_date else 'today'}",
            "hours": f"{period.hours_per_week:g}",
            "action": reverse("confirm_experience", args=[period.id]),
        }
        for period in waiting_for_supervisor(account(request))
    ]
    context = {"page_title": "Experience to confirm", "waiting": waiting}
    return render(request, "plans/experience_to_confirm.jinja", context)


@requires(Permission.VIEW_UNIT, the_unit)
@require_safe
def rule_changes(request: HttpRequest, unit: Unit) -> HttpResponse:
    known, roles, today = dated_rules(), role_titles(), day_of(clock.now())
    days = change_days(known)
    key_roles = [role for each in known if each.code == "RU10" for role in each.listed("role_profiles")]
    first_role = next((role for role in key_roles if role in roles), next(iter(sorted(roles)), ""))
    form = ChangesFilter(request.GET or None, days=days, roles=roles, first_role=first_role)
    coming = next((day for day in days if day > today), days[-1] if days else today)
    day, role = form.chosen(coming)
    details = unit_details(unit)
    country = details.get_country_display() if details and details.country else ""
    context = {
        "page_title": f"What changes on {day_words(day)}",
        "unit": unit,
        "unit_name": unit_title(unit),
        "country": country,
        "filter": form,
        "action": reverse("rule_changes", args=[unit.id]),
        **changes_page(unit_changes(unit, day, role), role, roles, rule_ids(), frameworks()),
    }
    return render(request, "plans/rule_changes.jinja", context)


def _titles(units: set[str]) -> dict[str, str]:
    return {str(id_): title for id_, title in unit_titles(UUID(each) for each in units).items()}
