"""The dated rules in words: what each says and since when, and how people stand to it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from stillroom.apps.framework.models import RuleVersion
from stillroom.apps.people.models import StaffGroup
from stillroom.apps.places.models import Country
from stillroom.apps.plans.selectors.rules import Stands
from stillroom.apps.readiness.presenters.counting import count, listed, sentence, verb
from stillroom.competence.rules.finding import Finding, Outcome
from stillroom.competence.rules.rule import Parameter, Rule, Status
from stillroom.competence.rules.words import QUALIFICATION_KINDS, source_words
from stillroom.ui.formats import day

TONES = {
    Outcome.MET: "ok",
    Outcome.DUE: "training",
    Outcome.BREACHED: "lapsed",
    Outcome.NOT_KNOWN: "pending",
    Outcome.DOES_NOT_APPLY: "exempt",
}
_NAMES = {**dict(StaffGroup.choices), **QUALIFICATION_KINDS, **dict(Country.choices), "ms": "MS licence"}
ORDER = (Outcome.BREACHED, Outcome.DUE, Outcome.NOT_KNOWN, Outcome.MET)
TO_ACT = (Outcome.BREACHED, Outcome.DUE, Outcome.NOT_KNOWN)


def outcome_words(finding: Finding) -> dict[str, str]:
    """The tag: “Due soon” is due with the amber days begun."""
    if finding.amber:
        return {"text": "Due soon", "tone": "due"}
    label = finding.outcome.label
    return {"text": f"{label}: stops the role", "tone": "stopped"} if finding.blocks else _plain(finding.outcome, label)


def _plain(outcome: Outcome, label: str) -> dict[str, str]:
    return {"text": label, "tone": TONES[outcome]}


def validity(rule: Rule) -> str:
    """“Until 9 December 2026”, “From 1 July 2011”, “No dates in the source”."""
    if rule.valid_from and rule.valid_until:
        return f"From {day(rule.valid_from)} until {day(rule.valid_until)}"
    if rule.valid_from:
        return f"From {day(rule.valid_from)}"
    return f"Until {day(rule.valid_until)}" if rule.valid_until else "No dates in the source"


def status_words(rule: Rule) -> str:
    """Something only where the reader has to be careful."""
    return rule.status.words if rule.status is Status.CONFIRM else ""


def rules_page(rules: Sequence[Rule], ids: Mapping[str, UUID], found: Sequence[Stands], on: date) -> dict[str, Any]:
    in_force = [rule for rule in rules if rule.in_force(on)]
    stopped = len({each.person.person for each in found if each.finding.blocks})
    due = len({each.person.person for each in found if each.finding.amber})
    finding = (
        f"{sentence(count(len(in_force), 'rule'))} {verb(len(in_force), 'holds', 'hold')} on {day(on)}. Of those whose"
        f" record you may open, {count(stopped, 'person is', 'people are')} stopped by one and for"
        f" {count(due, 'person', 'people')} something is due soon."
    )
    return {
        "finding": finding,
        "rules": [_rule_row(rule, ids, [e for e in found if e.finding.rule.code == rule.code]) for rule in in_force],
        "others": [
            {"text": f"{rule.code} {rule.title}", "href": _href(rule.code, ids), "when": validity(rule)}
            for rule in rules
            if not rule.in_force(on)
        ],
    }


def _href(code: str, ids: Mapping[str, UUID]) -> str:
    return reverse("rule", args=[ids[code]]) if code in ids else ""


def _rule_row(rule: Rule, ids: Mapping[str, UUID], found: Sequence[Stands]) -> dict[str, Any]:
    return {
        "code": rule.code,
        "title": rule.title,
        "href": _href(rule.code, ids),
        "validity": validity(rule),
        "effect": rule.effect.words,
        "status": status_words(rule),
        "counts": outcome_counts(found) or "Nobody here is asked",
    }


def outcome_counts(found: Iterable[Stands]) -> str:
    """“2 breached, 1 due, 5 met”"""
    outcomes = [each.finding.outcome for each in found]
    numbers = [(outcomes.count(outcome), outcome) for outcome in ORDER]
    return listed([f"{number} {outcome.label.lower()}" for number, outcome in numbers if number])


def rule_page(
    rule: Rule,
    rules: Sequence[Rule],
    ids: Mapping[str, UUID],
    found: Sequence[Stands],
    units: Mapping[str, str],
    history: Sequence[RuleVersion],
) -> dict[str, Any]:
    before = [each for each in rules if each.successor == rule.code]
    after = [each for each in rules if each.code == rule.successor]
    ordered = sorted(found, key=lambda each: (ORDER.index(each.finding.outcome), each.person.name.casefold()))
    return {
        "statement": rule.statement,
        "status": status_words(rule),
        "facts": [
            {"key": "Source", "value": source_words(rule.source)},
            {"key": "Holds", "value": validity(rule)},
            {"key": "Effect", "value": rule.effect.words},
            {"key": "Standing", "value": rule.status.words},
            *[{"key": _words(name), "value": _parameter(rule, name, value)} for name, value in parameters(rule)],
        ],
        "neighbours": [
            *({"text": f"Before it: {each.code} {each.title}", "href": _href(each.code, ids)} for each in before),
            *({"text": f"After it: {each.code} {each.title}", "href": _href(each.code, ids)} for each in after),
        ],
        "finding": f"{outcome_counts(found)}." if found else "Nobody whose record you may open is asked this.",
        "rows": [stands_row(each, units) for each in ordered],
        "history": [
            {"at": row.recorded_at, "title": "Recorded", "by": str(row.recorded_by) if row.recorded_by else "Reference"}
            for row in history
        ],
    }


def parameters(rule: Rule) -> list[tuple[str, Parameter]]:
    """Every figure and list, and the settings that nobody has made yet."""
    open_ = [name for name in sorted(rule.settings) if name not in rule.parameters]
    return [*rule.parameters.items(), *((name, None) for name in open_)]


def _words(name: str) -> str:
    return sentence(name.replace("_", " "))


def _parameter(rule: Rule, name: str, value: Parameter) -> str:
    shown = "; ".join(_NAMES.get(each, each.replace("_", " ")) for each in value) if isinstance(value, tuple) else value
    said = "Not set" if value is None else str(shown)
    return f"{said} (a setting: no source gives it)" if name in rule.settings else said


def stands_row(each: Stands, units: Mapping[str, str]) -> dict[str, Any]:
    verdict = each.finding.verdict
    open_ = each.finding.outcome in TO_ACT
    return {
        "name": each.person.name,
        "href": reverse("person_rules", args=[each.person.person]),
        "unit": units.get(each.post.unit, ""),
        "tag": outcome_words(each.finding),
        "reason": verdict.reason,
        "step": verdict.step if open_ else "",
        "due": day(verdict.due) if verdict.due and each.finding.outcome is Outcome.DUE else "",
        "code": each.finding.rule.code,
        "title": each.finding.rule.title,
        "status": status_words(each.finding.rule),
    }
