"""RU22: support staff are in Agenda for Change bands 1 to 4, and on no register (D2:504)."""

from datetime import date

from stillroom.competence.rules.facts import PersonFacts, PostFacts
from stillroom.competence.rules.finding import Outcome, Verdict, does_not_apply
from stillroom.competence.rules.rule import Rule


def judge(rule: Rule, facts: PersonFacts, post: PostFacts, day: date) -> Verdict:
    if post.staff_group not in rule.listed("staff_groups"):
        return does_not_apply("The post is not listed as support staff.")
    live = facts.live_registration(rule.listed("bodies"), day)
    if live:
        reason = f"Listed as support staff, and registered with {live.body}."
        return Verdict(Outcome.BREACHED, reason, step="Correct the staff group", facts=(live.number,))
    if not post.afc_band:
        return Verdict(Outcome.NOT_KNOWN, "The band is not recorded.", step="Record the band")
    if post.afc_band not in rule.listed("bands"):
        reason = f"Listed as support staff, in band {post.afc_band}."
        return Verdict(Outcome.BREACHED, reason, step="Correct the staff group or the band")
    return Verdict(Outcome.MET, f"Band {post.afc_band}, and on no register.")
