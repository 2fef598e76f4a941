"""RU1: support staff are enrolled within three months of starting in the role (D2:257; D1:2465)."""

from datetime import date, timedelta

from stillroom.competence.days import add_months
from stillroom.competence.rules.facts import PersonFacts, PostFacts
from stillroom.competence.rules.finding import Outcome, Verdict, does_not_apply
from stillroom.competence.rules.rule import Rule
from stillroom.competence.rules.words import day_words


def judge(rule: Rule, facts: PersonFacts, post: PostFacts, day: date) -> Verdict:
    if post.staff_group not in rule.listed("staff_groups"):
        return does_not_apply("The rule is about pharmacy support staff.")
    due = add_months(post.start, rule.required("months"))
    amber = due - timedelta(weeks=rule.required("amber_weeks"))
    kinds = rule.listed("qualifications")
    began = f"In the role since {day_words(post.start)}"
    held = facts.holds(kinds, min(day, due))
    if held:
        reason = f"Held an accepted qualification from {day_words(held.awarded)}: {held.title}."
        return Verdict(Outcome.MET, reason, due, amber, facts=(began, held.title))
    counting = sorted((e for e in facts.enrolments if e.kind in kinds and e.enrolled <= day), key=lambda e: e.enrolled)
    in_time = next((e for e in counting if e.enrolled <= due and (e.withdrawn is None or e.withdrawn > due)), None)
    if in_time:
        reason = f"Enrolled on {day_words(in_time.enrolled)}, by {day_words(due)} as required."
        return Verdict(Outcome.MET, reason, due, amber, facts=(began, in_time.course))
    if counting and counting[0].enrolled > due:
        reason = f"Enrolled on {day_words(counting[0].enrolled)}, later than {day_words(due)}."
        return Verdict(Outcome.BREACHED, reason, due, amber, facts=(began, counting[0].course))
    step = "Enrol on an accepted course, and record it"
    if day <= due:
        reason = f"Not enrolled yet: enrol by {day_words(due)}."
        return Verdict(Outcome.DUE, reason, due, amber, step, (began,))
    if post.known_since is None or post.known_since > due:
        reason = (
            f"No enrolment is recorded, and the deadline of {day_words(due)} was before the post was recorded here."
        )
        return Verdict(Outcome.NOT_KNOWN, reason, due, amber, "Record the day of enrolment", (began,))
    reason = f"No enrolment on an accepted course by {day_words(due)} is recorded."
    return Verdict(Outcome.BREACHED, reason, due, amber, step, (began,))
