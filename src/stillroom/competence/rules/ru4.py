"""RU4: registration needs an approved integrated qualification and two consecutive years' experience (D2:228)."""

from datetime import date

from stillroom.competence.rules.experience import Experience, consecutive_experience
from stillroom.competence.rules.facts import PersonFacts, PostFacts
from stillroom.competence.rules.finding import Outcome, Verdict, does_not_apply
from stillroom.competence.rules.rule import Rule
from stillroom.competence.rules.words import day_words


def judge(rule: Rule, facts: PersonFacts, post: PostFacts, day: date) -> Verdict:
    if post.staff_group not in rule.listed("staff_groups"):
        return does_not_apply("The rule is about those who train to be pharmacy technicians.")
    if not facts.experience:
        return Verdict(Outcome.NOT_KNOWN, "No work-based experience is recorded.", step="Record the first period")
    found = experience_of(rule, facts, day)
    held = facts.holds(rule.listed("qualifications"), day)
    qualified = (
        f"The qualification is held: {held.title}." if held else "The integrated qualification is not recorded yet."
    )
    if found.met and held:
        return Verdict(Outcome.MET, f"Two consecutive years are complete. {qualified}", facts=(held.title,))
    if found.met:
        step = "Complete the integrated qualification, and record it"
        return Verdict(Outcome.DUE, f"Two consecutive years are complete. {qualified}", step=step)
    return Verdict(Outcome.DUE, f"{left_words(found)} {qualified}", step="Complete two consecutive years")


def experience_of(rule: Rule, facts: PersonFacts, day: date) -> Experience:
    months, allowed = rule.required("months"), rule.number("allowed_break_days") or 0
    return consecutive_experience(facts.experience, day, months=months, allowed_break_days=allowed)


def left_words(found: Experience) -> str:
    """“212 consecutive days count and 518 are left; complete at the earliest on 1 May 2028.”"""
    if found.met:
        return "Two consecutive years are complete."
    if found.run_start is None:
        return f"Nothing counts yet; begun now, complete at the earliest on {day_words(found.completes)}."
    if not found.running and found.run_end:
        return (
            f"The run of {found.days_counted:,} days ended on {day_words(found.run_end)} and was not resumed in time:"
            f" begun again now, complete at the earliest on {day_words(found.completes)}."
        )
    return (
        f"{found.days_counted:,} consecutive days count since {day_words(found.run_start)} and {found.days_left:,} are"
        f" left; complete at the earliest on {day_words(found.completes)}."
    )
