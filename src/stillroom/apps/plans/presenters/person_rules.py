"""One person's rules: what is met, what is due, and what it rests on."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse

from stillroom.apps.people.models import (
    Enrolment,
    ExperiencePeriod,
    Person,
    Qualification,
    Registration,
    Supervision,
)
from stillroom.apps.people.models.dated_record import DatedRecord
from stillroom.apps.plans.presenters.rules import ORDER, outcome_counts, stands_row
from stillroom.apps.plans.selectors.rules import Stands
from stillroom.apps.readiness.presenters.counting import count
from stillroom.competence.rules.experience import Experience, Stretch
from stillroom.competence.rules.ru4 import left_words
from stillroom.ui.formats import day

RECORDS: tuple[tuple[type[DatedRecord], str, str, str], ...] = (
    (Enrolment, "Enrolments", "record_enrolment", "Record an enrolment"),
    (Qualification, "Qualifications and authorisations", "record_qualification", "Record a qualification"),
    (Registration, "Registration", "record_registration", "Record a registration"),
    (Supervision, "Supervisors", "record_supervision", "Name a supervisor"),
    (ExperiencePeriod, "Work-based experience", "propose_experience", "Record a period of experience"),
)


def rules_finding(name: str, found: Sequence[Stands]) -> str:
    if not found:
        return f"No rule asks anything of {name} today."
    stopping = [each.finding for each in found if each.finding.blocks]
    soon = [each.finding for each in found if each.finding.amber]
    words = f"Of {count(len(found), 'rule')} that {'apply' if len(found) > 1 else 'applies'}: {outcome_counts(found)}."
    if stopping:
        words = f"{name} cannot be role-ready: {stopping[0].reason} {words}"
    elif soon:
        words = f"{soon[0].reason} {words}"
    return words


def rule_rows(found: Sequence[Stands], ids: Mapping[str, UUID], units: Mapping[str, str]) -> list[dict[str, Any]]:
    """What somebody has to act on first."""
    ordered = sorted(found, key=lambda e: (not e.finding.blocks, not e.finding.amber, ORDER.index(e.finding.outcome)))
    rows = []
    for each in ordered:
        row = stands_row(each, units)
        rows.append(row | {"rule_href": reverse("rule", args=[ids[each.finding.rule.code]])})
    return rows


def experience_section(found: Experience | None, allowed: int) -> dict[str, Any] | None:
    """What counts, what does not and why, what is left."""
    if found is None or not found.stretches:
        return None
    days = found.days_counted + found.days_left if not found.met else found.days_counted
    return {
        "finding": left_words(found),
        "value": found.days_counted,
        "maximum": max(days, 1),
        "text": f"{found.days_counted:,} of {days:,} days" if not found.met else "Complete",
        "rows": [_stretch(each) for each in found.stretches],
        "breaks": f"A break of up to {count(allowed, 'day')} keeps the run going; no source says how long one may be."
        if allowed
        else "No break is allowed for: the sources do not say how long one may be, and none is set.",
    }


def _stretch(each: Stretch) -> dict[str, Any]:
    return {
        "when": f"{day(each.start)} to {day(each.end)}",
        "days": f"{each.days:,}",
        "supervisor": each.supervisor,
        "hours": f"{each.hours_per_week:g}",
        "counts": {"text": "Counts", "tone": "ok"} if each.counts else {"text": "Does not count", "tone": "lapsed"},
        "why": each.why_not,
    }


def record_sections(
    person: Person, facts: Mapping[type[DatedRecord], Sequence[DatedRecord]], may: Callable[[str], bool]
) -> list[dict[str, Any]]:
    """Each kind of record, with the ways to add and to change."""
    return [
        {
            "heading": heading,
            "rows": [
                {
                    "key": _key(row),
                    "value": _value(row),
                    "href": reverse("change_record", args=[person.id, row.id]) if may("change_record") else "",
                    "action": "Change",
                }
                for row in facts[kind]
            ],
            "add": {"text": add, "href": reverse(route, args=[person.id])} if may(route) else None,
        }
        for kind, heading, route, add in RECORDS
    ]


def _key(row: DatedRecord) -> str:
    match row:
        case Enrolment():
            return row.course
        case Qualification():
            return row.title
        case Registration():
            return str(row)
        case Supervision():
            return row.get_kind_display()
        case ExperiencePeriod():
            return row.named
    return str(row)


def _value(row: DatedRecord) -> str:
    match row:
        case Enrolment():
            ends = [("completed", row.completed_on), ("withdrew", row.withdrawn_on)]
            told = [f"{word} on {day(on)}" for word, on in ends if on]
            return f"{'; '.join([f'Enrolled on {day(row.enrolled_on)}', *told])}. {row.get_kind_display()}"
        case Qualification():
            held = day(row.awarded_on) if row.held else f"Assessed on {day(row.awarded_on)} and not found"
            return f"{held}. {row.get_kind_display()}"
        case Registration():
            return _from_to(row.start_date, row.end_date)
        case Supervision():
            return f"{row.supervisor.full_name}, {_from_to(row.start_date, row.end_date).lower()}"
        case ExperiencePeriod():
            said = "confirmed" if row.confirmed_at else "waits to be confirmed"
            return f"{_from_to(row.start_date, row.end_date)}, {row.hours_per_week:g} hours a week, {said}"
    return ""


def _from_to(start: Any, end: Any) -> str:
    return f"From {day(start)} to {day(end)}" if end else f"From {day(start)}"
