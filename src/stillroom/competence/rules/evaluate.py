"""Every rule that holds on a day, asked of one person and each of her posts."""

from collections.abc import Callable, Iterable
from datetime import date

from stillroom.competence.rules import (
    ru1,
    ru2,
    ru3,
    ru4,
    ru5,
    ru8,
    ru10,
    ru10b,
    ru11,
    ru12,
    ru12b,
    ru13,
    ru14,
    ru15,
    ru22,
    ru23,
)
from stillroom.competence.rules.facts import PersonFacts, PostFacts
from stillroom.competence.rules.finding import Finding, Outcome, Verdict
from stillroom.competence.rules.rule import Rule

Judge = Callable[[Rule, PersonFacts, PostFacts, date], Verdict]

JUDGES: dict[str, Judge] = {
    "RU1": ru1.judge,
    "RU2": ru2.judge,
    "RU3": ru3.judge,
    "RU4": ru4.judge,
    "RU5": ru5.judge,
    "RU8": ru8.judge,
    "RU10": ru10.judge,
    "RU10b": ru10b.judge,
    "RU11": ru11.judge,
    "RU12": ru12.judge,
    "RU12b": ru12b.judge,
    "RU13": ru13.judge,
    "RU14": ru14.judge,
    "RU15": ru15.judge,
    "RU22": ru22.judge,
    "RU23": ru23.judge,
}


def judge(rule: Rule, facts: PersonFacts, post: PostFacts, day: date) -> Finding:
    """Raises KeyError for a rule that Stillroom cannot judge."""
    if not rule.in_force(day):
        verdict = Verdict(Outcome.DOES_NOT_APPLY, "The rule is not in force on this day.")
    else:
        verdict = JUDGES[rule.code](rule, facts, post, day)
    return Finding(rule, facts.person, post.id, day, verdict)


def findings(rules: Iterable[Rule], facts: PersonFacts, day: date, *, applying: bool = True) -> list[Finding]:
    """Of each rule in force and each post held that day; `applying` leaves out those that do not apply."""
    in_force = [rule for rule in rules if rule.in_force(day)]
    held = [post for post in facts.posts if post.held(day)]
    found = [judge(rule, facts, post, day) for post in held for rule in in_force]
    return [each for each in found if each.outcome is not Outcome.DOES_NOT_APPLY] if applying else found
