"""RU10: in a Section 10 unit a pharmacist holds the key roles, such as Accountable Pharmacist (D1:451-454)."""

from datetime import date

from stillroom.competence.rules.facts import PHARMACIST, PersonFacts, PostFacts
from stillroom.competence.rules.finding import Outcome, Verdict, does_not_apply
from stillroom.competence.rules.rule import Rule


def judge(rule: Rule, facts: PersonFacts, post: PostFacts, day: date) -> Verdict:
    excused = outside_key_roles(rule, post)
    if excused:
        return excused
    if post.staff_group == PHARMACIST:
        return Verdict(Outcome.MET, "A pharmacist holds the role.")
    reason = "In a Section 10 unit a pharmacist holds this role, and they are not one."
    return Verdict(Outcome.BREACHED, reason, step="Name a pharmacist for the role")


def outside_key_roles(rule: Rule, post: PostFacts) -> Verdict | None:
    """Why the rule does not reach this post; None: it does."""
    if not (post.accountable or post.role_profile in rule.listed("role_profiles")):
        return does_not_apply("The post is not one of the key roles.")
    if not post.section_10:
        return does_not_apply("The unit does not prepare under Section 10: other professions may hold similar roles.")
    return None
