"""RU15: the foundation years of a pharmacy technician are the first two after registration (D2:456-468)."""

from datetime import date

from stillroom.competence.days import ONE_DAY, add_months
from stillroom.competence.rules.facts import PersonFacts, PostFacts
from stillroom.competence.rules.finding import Outcome, Verdict, does_not_apply
from stillroom.competence.rules.rule import Rule
from stillroom.competence.rules.words import day_words


def judge(rule: Rule, facts: PersonFacts, post: PostFacts, day: date) -> Verdict:
    if post.staff_group not in rule.listed("staff_groups"):
        return does_not_apply("The rule is about pharmacy technicians.")
    starts = [r.start for r in facts.registrations if r.start]
    if not starts:
        return Verdict(Outcome.NOT_KNOWN, "The day of registration is not recorded.", step="Record it")
    first = min(starts)
    if day < first:
        return does_not_apply(f"Registered only from {day_words(first)}.")
    last = add_months(first, rule.required("months")) - ONE_DAY
    if day > last:
        return does_not_apply(f"The foundation years ended on {day_words(last)}.")
    return Verdict(Outcome.MET, f"In the foundation years until {day_words(last)}.", due=last)
