"""RU8: an SMT apprentice in a Section 10 unit has first completed the minimum GPhC training (D1:2566-2568)."""

from datetime import date

from stillroom.competence.rules.facts import PersonFacts, PostFacts
from stillroom.competence.rules.finding import Outcome, Verdict, does_not_apply
from stillroom.competence.rules.rule import Rule
from stillroom.competence.rules.words import day_words

STEP = "Complete the minimum GPhC training, and record it"


def judge(rule: Rule, facts: PersonFacts, post: PostFacts, day: date) -> Verdict:
    if post.staff_group not in rule.listed("staff_groups"):
        return does_not_apply("The rule is about science manufacturing technician apprentices.")
    if not post.section_10:
        return does_not_apply("The unit does not prepare under Section 10, so the rule asks for nothing here.")
    kinds = rule.listed("qualifications")
    held = facts.holds(kinds, day)
    if held:
        return Verdict(Outcome.MET, f"{held.title}, completed on {day_words(held.awarded)}.", facts=(held.title,))
    course = next((e for e in facts.enrolments if e.kind in kinds and e.running(day)), None)
    if course:
        reason = f"{course.course} is begun and not completed; in a Section 10 unit it comes first."
        return Verdict(Outcome.BREACHED, reason, step=STEP, facts=(course.course,))
    if any(q.awarded <= day for q in facts.qualifications):
        reason = "None of the qualifications recorded is the minimum GPhC training."
        return Verdict(Outcome.BREACHED, reason, step=STEP)
    reason = "No minimum GPhC training is recorded; a Section 10 unit needs it before the apprenticeship begins."
    return Verdict(Outcome.NOT_KNOWN, reason, step=STEP)
