"""RU12b, from 10 December 2026: product approval under a pharmacist, or an authorised technician in Great Britain.

What the Order (SI 2025/1249) asks beyond that is not claimed here: it is to be confirmed against current standards.
"""

from datetime import date

from stillroom.competence.rules.facts import GREAT_BRITAIN, PHARMACY_TECHNICIAN, PersonFacts, PostFacts
from stillroom.competence.rules.finding import Outcome, Verdict
from stillroom.competence.rules.ru12 import approval_supervisors, outside_product_approval, pharmacist_named
from stillroom.competence.rules.rule import Rule
from stillroom.competence.rules.words import country_words


def judge(rule: Rule, facts: PersonFacts, post: PostFacts, day: date) -> Verdict:
    excused = outside_product_approval(rule, post)
    if excused:
        return excused
    named = approval_supervisors(facts, day)
    met = pharmacist_named(named, day)
    if met:
        return met
    step = "Name a supervising pharmacist, or an authorised pharmacy technician"
    authorised = [
        each
        for each in named
        if each.profession == PHARMACY_TECHNICIAN and any(a.in_force(day) for a in each.authorisations)
    ]
    if not authorised:
        reason = "No supervising pharmacist or authorised pharmacy technician is named."
        return Verdict(Outcome.BREACHED, reason, step=step)
    if not post.country:
        reason = "The Order covers Great Britain only, and the unit’s country is not recorded."
        return Verdict(Outcome.NOT_KNOWN, reason, step="Record the unit’s country")
    if post.country not in GREAT_BRITAIN:
        reason = f"The Order covers Great Britain only; the unit is in {country_words(post.country)}."
        return Verdict(Outcome.BREACHED, reason, step="Name a supervising pharmacist")
    name = authorised[0].name
    return Verdict(Outcome.MET, f"Under the supervision of {name}, authorised pharmacy technician.", facts=(name,))
