"""RU14: operators repeat their broth tests (D1:1862). How often is in no source: it is a setting."""

from datetime import date, timedelta

from stillroom.competence.days import add_months
from stillroom.competence.rules.facts import PersonFacts, PostFacts
from stillroom.competence.rules.finding import Outcome, Verdict, does_not_apply
from stillroom.competence.rules.rule import Rule
from stillroom.competence.rules.words import day_words


def judge(rule: Rule, facts: PersonFacts, post: PostFacts, day: date) -> Verdict:
    if not post.broth:
        return does_not_apply("Nothing that the role asks for is shown by a broth test.")
    passed = max((each for each in facts.broth_passed if each <= day), default=None)
    last = f"Last broth passed: sampled on {day_words(passed)}" if passed else "No passed broth is recorded"
    months = rule.number("months")
    if months is None:
        reason = f"{last}. The sources give no interval and none is set; the competency’s own validity applies."
        return Verdict(Outcome.NOT_KNOWN, reason, step="Set the interval", facts=(last,))
    if passed is None:
        return Verdict(Outcome.NOT_KNOWN, f"{last}.", step="Pass a broth test", facts=(last,))
    due = add_months(passed, months)
    amber = due - timedelta(weeks=rule.required("amber_weeks"))
    if day > due:
        return Verdict(
            Outcome.BREACHED, f"{last}, due again by {day_words(due)}.", due, amber, "Pass a broth test", (last,)
        )
    outcome = Outcome.DUE if day >= amber else Outcome.MET
    return Verdict(outcome, f"{last}, due again by {day_words(due)}.", due, amber, "Pass a broth test", (last,))
