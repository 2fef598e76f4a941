"""RU23: a pharmacist who performs or oversees Section 10 preparation knows pharmaceutical science (D1:4395-4399)."""

from datetime import date

from stillroom.competence.rules.facts import PHARMACIST, PersonFacts, PostFacts
from stillroom.competence.rules.finding import Outcome, Verdict, does_not_apply
from stillroom.competence.rules.rule import Rule
from stillroom.competence.rules.words import day_words


def judge(rule: Rule, facts: PersonFacts, post: PostFacts, day: date) -> Verdict:
    if post.staff_group != PHARMACIST:
        return does_not_apply("The rule is about pharmacists.")
    if not post.section_10:
        return does_not_apply("The unit does not prepare under Section 10.")
    if not (post.accountable or post.role_profile in rule.listed("role_profiles")):
        return does_not_apply("The role neither performs nor oversees preparation.")
    kinds = rule.listed("qualifications")
    held, missing = facts.holds(kinds, day), facts.assessed_without(kinds, day)
    if held and not (missing and missing.awarded > held.awarded):
        return Verdict(Outcome.MET, f"{held.title}, {day_words(held.awarded)}.", facts=(held.title,))
    if missing:
        reason = f"Assessed on {day_words(missing.awarded)} and not found: {missing.title}."
        return Verdict(
            Outcome.BREACHED, reason, step="Close the gap, and have it assessed again", facts=(missing.title,)
        )
    reason = "Nobody has recorded an assessment of their pharmaceutical-science knowledge."
    return Verdict(Outcome.NOT_KNOWN, reason, step="Assess their knowledge, and record it")
