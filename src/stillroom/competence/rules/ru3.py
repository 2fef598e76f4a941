"""RU3: support staff qualify by one of three routes (D2:251-255; D1:2494-2504)."""

from datetime import date

from stillroom.competence.rules.facts import PersonFacts, PostFacts
from stillroom.competence.rules.finding import Outcome, Verdict, does_not_apply
from stillroom.competence.rules.rule import Rule
from stillroom.competence.rules.words import country_words, day_words

APPRENTICESHIP = "apprenticeship"


def judge(rule: Rule, facts: PersonFacts, post: PostFacts, day: date) -> Verdict:
    if post.staff_group not in rule.listed("staff_groups"):
        return does_not_apply("The rule is about pharmacy support staff.")
    kinds = rule.listed("qualifications")
    held = facts.holds(tuple(kind for kind in kinds if kind != APPRENTICESHIP), day)
    if held:
        return _met(held.title, held.awarded)
    apprenticeship = facts.holds((APPRENTICESHIP,), day) if APPRENTICESHIP in kinds else None
    if apprenticeship and post.country in rule.listed("apprenticeship_countries"):
        return _met(apprenticeship.title, apprenticeship.awarded)
    if apprenticeship and not post.country:
        reason = f"{apprenticeship.title} counts in England, and the unit’s country is not recorded."
        return Verdict(Outcome.NOT_KNOWN, reason, step="Record the unit’s country", facts=(apprenticeship.title,))
    if apprenticeship:
        reason = f"{apprenticeship.title} is a route in England only; the unit is in {country_words(post.country)}."
        return Verdict(Outcome.BREACHED, reason, step="Complete another accepted route", facts=(apprenticeship.title,))
    course = next((e for e in facts.enrolments if e.kind in kinds and e.running(day)), None)
    if course:
        reason = f"On an accepted course since {day_words(course.enrolled)}: {course.course}."
        return Verdict(Outcome.DUE, reason, step="Complete the course, and record it", facts=(course.course,))
    others = sorted(q.title for q in facts.qualifications if q.held and q.awarded <= day)
    if others:
        reason = f"{'; '.join(others)}: not one of the three accepted routes."
        return Verdict(Outcome.BREACHED, reason, step="Enrol on an accepted course", facts=tuple(others))
    return Verdict(Outcome.NOT_KNOWN, "No qualification is recorded.", step="Record the qualification")


def _met(title: str, awarded: date) -> Verdict:
    return Verdict(Outcome.MET, f"{title}, awarded on {day_words(awarded)}.", facts=(title,))
