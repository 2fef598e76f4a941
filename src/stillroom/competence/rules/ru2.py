"""RU2: courses are completed at a pace compatible with safe practice, normally within three years (D2:257)."""

from datetime import date, timedelta

from stillroom.competence.days import add_months
from stillroom.competence.rules.facts import PersonFacts, PostFacts
from stillroom.competence.rules.finding import Outcome, Verdict, does_not_apply
from stillroom.competence.rules.rule import Rule
from stillroom.competence.rules.words import day_words


def judge(rule: Rule, facts: PersonFacts, post: PostFacts, day: date) -> Verdict:
    if post.staff_group not in rule.listed("staff_groups"):
        return does_not_apply("The rule is about pharmacy support staff.")
    kinds = rule.listed("qualifications")
    courses = [e for e in facts.enrolments if e.kind in kinds and e.enrolled <= day]
    courses = [e for e in courses if e.withdrawn is None or e.withdrawn > day]
    if not courses:
        if facts.holds(kinds, day):
            return does_not_apply("She holds an accepted qualification, and no course is under way.")
        return Verdict(Outcome.NOT_KNOWN, "No enrolment is recorded.", step="Record the day of enrolment")
    course = max(courses, key=lambda e: (e.enrolled, e.course))
    due = add_months(course.enrolled, rule.required("months"))
    amber = due - timedelta(weeks=rule.required("amber_weeks"))
    based = (f"Enrolled on {day_words(course.enrolled)}: {course.course}",)
    if course.completed and course.completed <= day:
        if course.completed <= due:
            return Verdict(Outcome.MET, f"Completed on {day_words(course.completed)}.", due, amber, facts=based)
        reason = (
            f"Completed on {day_words(course.completed)}, later than {day_words(due)}."
            " Three years is normal, not a limit: ask what the reason was."
        )
        return Verdict(Outcome.BREACHED, reason, due, amber, facts=based)
    step = "Complete the course, and record it"
    if day <= due:
        return Verdict(Outcome.DUE, f"Normally completed by {day_words(due)}.", due, amber, step, based)
    reason = (
        f"Not completed by {day_words(due)}. Three years is normal, not a limit: ask whether the pace is still safe,"
        " and why it takes longer."
    )
    return Verdict(Outcome.BREACHED, reason, due, amber, step, based)
