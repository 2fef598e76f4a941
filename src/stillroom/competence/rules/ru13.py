"""RU13: a Qualified Person assures medicines made under a manufacturing authorisation (D1:29-32)."""

from datetime import date

from stillroom.competence.rules.facts import PersonFacts, PostFacts
from stillroom.competence.rules.finding import Outcome, Verdict, does_not_apply
from stillroom.competence.rules.rule import Rule


def judge(rule: Rule, facts: PersonFacts, post: PostFacts, day: date) -> Verdict:
    if post.role_profile not in rule.listed("role_profiles"):
        return does_not_apply("The role is not that of a Qualified Person.")
    if not post.facilities:
        return Verdict(
            Outcome.NOT_KNOWN, "The unit’s facilities are not recorded.", step="Record the unit’s facilities"
        )
    if post.facilities & set(rule.listed("licences")):
        return Verdict(Outcome.MET, "The unit is licensed.")
    reason = "The unit is not licensed: there is nothing here for a Qualified Person to assure."
    return Verdict(Outcome.BREACHED, reason, step="Correct the role, or the unit’s facilities")
