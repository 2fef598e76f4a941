"""RU12: a pharmacy technician approves products under the supervision of a pharmacist (D1:1121-1123)."""

from datetime import date

from stillroom.competence.rules.facts import PHARMACIST, PHARMACY_TECHNICIAN, PersonFacts, PostFacts, Supervisor
from stillroom.competence.rules.finding import Outcome, Verdict, does_not_apply
from stillroom.competence.rules.rule import Rule

PRODUCT_APPROVAL = "product_approval"


def judge(rule: Rule, facts: PersonFacts, post: PostFacts, day: date) -> Verdict:
    excused = outside_product_approval(rule, post)
    if excused:
        return excused
    named = approval_supervisors(facts, day)
    return pharmacist_named(named, day) or _nobody(named)


def outside_product_approval(rule: Rule, post: PostFacts) -> Verdict | None:
    """Why the rule does not reach this post; None: it does."""
    if post.staff_group != PHARMACY_TECHNICIAN:
        return does_not_apply("The rule is about pharmacy technicians.")
    if post.role_profile not in rule.listed("role_profiles"):
        return does_not_apply("The role does not approve products.")
    return None


def approval_supervisors(facts: PersonFacts, day: date) -> list[Supervisor]:
    return [each for each in facts.supervisors if each.kind == PRODUCT_APPROVAL and each.acting(day)]


def pharmacist_named(named: list[Supervisor], day: date) -> Verdict | None:
    """Met, when one of those named is a pharmacist whose registration has not ended."""
    for each in named:
        ended = bool(each.registrations) and not any(r.live(day) for r in each.registrations)
        if each.profession == PHARMACIST and not ended:
            return Verdict(Outcome.MET, f"Under the supervision of {each.name}, pharmacist.", facts=(each.name,))
    return None


def _nobody(named: list[Supervisor]) -> Verdict:
    step = "Name a supervising pharmacist"
    if not named:
        return Verdict(Outcome.BREACHED, "No supervising pharmacist is named.", step=step)
    names = ", ".join(each.name for each in named)
    reason = f"{names}: named as supervisor, and not a pharmacist with a live registration."
    return Verdict(Outcome.BREACHED, reason, step=step, facts=(names,))
