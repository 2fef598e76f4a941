"""What changes for a unit on a day, in sentences and tables."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse

from stillroom.apps.people.models import StaffGroup
from stillroom.apps.plans.presenters.plan import step_words
from stillroom.apps.plans.presenters.rules import outcome_words, status_words
from stillroom.apps.plans.selectors.rule_changes import Compared, UnitChanges
from stillroom.apps.readiness.presenters.contexts import competency_words
from stillroom.apps.readiness.presenters.counting import count, listed, sentence, verb
from stillroom.competence.framework import Frameworks
from stillroom.competence.plan import Step
from stillroom.competence.rules.changes import Candidate, Reached, RuleChange
from stillroom.competence.rules.finding import Finding
from stillroom.competence.rules.rule import Rule
from stillroom.ui.formats import day

NAMED = 2


def changes_page(
    found: UnitChanges, role: str, titles: Mapping[str, str], ids: Mapping[str, UUID], known: Frameworks
) -> dict[str, Any]:
    before = found.day - timedelta(days=1)
    return {
        "finding": _finding(found, titles.get(role, role)),
        "changes": [_change(change, people, ids) for change, people in found.changes],
        "before": day(before),
        "on": day(found.day),
        "role": titles.get(role, role),
        "rows": [_row(each, known) for each in found.candidates],
        "unready": [each.person.name for each in found.candidates if not each.after.ready],
    }


def _finding(found: UnitChanges, role: str) -> str:
    ended = sum(change.ended is not None for change, _ in found.changes)
    begun = sum(change.begun is not None for change, _ in found.changes)
    what = f"On {day(found.day)} no rule begins or ends."
    if found.changes:
        reached = len({each.person.person for _, people in found.changes for each in people})
        what = (
            f"On {day(found.day)} {count(ended, 'rule')} {verb(ended, 'has', 'have')} ended and"
            f" {count(begun, 'rule')} {verb(begun, 'begins', 'begin')};"
            f" {verb(reached, 'it reaches', 'they reach')} {count(reached, 'person', 'people')} here."
        )
    if not found.candidates:
        return what
    ready = sum(each.after.ready for each in found.candidates)
    near = [each for each in found.candidates if each.after.one_step]
    newly = [each.person.name for each in found.candidates if each.after.ready and not each.before.ready]
    names = f" ({listed([each.person.name for each in near])})" if near else ""
    new = f" Newly ready: {listed(newly)}." if newly else ""
    rest = len(found.candidates) - ready - len(near)
    return (
        f"{what} Of {count(len(found.candidates), 'person', 'people')} here, as {role.lower()}"
        f" {ready or 'nobody'} would be ready, {len(near) or 'nobody'} {verb(len(near) or 1, 'is', 'are')} one step"
        f" away{names}, and {rest or 'nobody'} {verb(rest or 1, 'is', 'are')} further.{new}"
    )


def _change(change: RuleChange, people: list[Reached], ids: Mapping[str, UUID]) -> dict[str, Any]:
    return {
        "ended": _rule(change.ended, ids),
        "begun": _rule(change.begun, ids),
        "what": _what(change),
        "people": [
            {
                "name": each.person.name,
                "href": reverse("person_rules", args=[each.person.person]),
                "before": _said(each.before),
                "after": _said(each.after),
                "differs": each.differs,
            }
            for each in people
        ],
    }


def _what(change: RuleChange) -> str:
    if change.ended and change.begun:
        return f"{change.begun.code} takes the place of {change.ended.code}"
    if change.ended:
        return f"{change.ended.code} has ended, and nothing takes its place"
    return f"{change.begun.code} begins" if change.begun else ""


def _rule(rule: Rule | None, ids: Mapping[str, UUID]) -> dict[str, str] | None:
    if rule is None:
        return None
    return {
        "text": f"{rule.code} {rule.title}",
        "href": reverse("rule", args=[ids[rule.code]]),
        "statement": rule.statement,
        "source": rule.source,
        "status": status_words(rule),
    }


def _said(finding: Finding | None) -> dict[str, Any]:
    if finding is None:
        return {"tag": {"text": "No rule", "tone": "none"}, "reason": ""}
    return {"tag": outcome_words(finding), "reason": finding.reason}


def _row(each: Compared, known: Frameworks) -> dict[str, Any]:
    missing = missing_words(each.after, known)
    return {
        "name": each.person.name,
        "href": f"{reverse('person_rules', args=[each.person.person])}",
        "profession": StaffGroup(each.staff_group).label,
        "before": _distance(each.before),
        "after": _distance(each.after),
        "missing": missing[:NAMED],
        "more": max(0, len(missing) - NAMED),
        "whole": len(missing),
    }


def missing_words(found: Candidate, known: Frameworks) -> list[str]:
    """Each thing still to do: the rules' first, then those of the record."""
    rules = [f"{each.verdict.step or each.reason} ({each.rule.code})" for each in found.stopped_by]
    return rules + [f"{step_words(step)}: {_competency(step, known)}" for step in found.steps]


def _competency(step: Step, known: Frameworks) -> str:
    return competency_words(known, step.item.requirement.competency, step.item.requirement.context)


def _distance(found: Candidate) -> dict[str, str]:
    if found.ready:
        return {"text": "Ready", "tone": "ok"}
    if found.one_step:
        return {"text": "One step away", "tone": "ready"}
    if found.stopped_by and not found.steps:
        return {"text": "Stopped by a rule", "tone": "stopped"}
    return {"text": sentence(count(found.distance, "step")) if found.distance else "Waits for others", "tone": "none"}
