"""RU10b, from 10 December 2026: an authorised technician may hold the key role in Great Britain (SI 2025/1249).

More is not claimed of the Order. Elsewhere than in Great Britain RU10 is carried on.
"""

from datetime import date

from stillroom.competence.rules.facts import GREAT_BRITAIN, PHARMACIST, PHARMACY_TECHNICIAN, PersonFacts, PostFacts
from stillroom.competence.rules.finding import Outcome, Verdict
from stillroom.competence.rules.ru10 import outside_key_roles
from stillroom.competence.rules.rule import Rule
from stillroom.competence.rules.words import country_words, day_words


def judge(rule: Rule, facts: PersonFacts, post: PostFacts, day: date) -> Verdict:
    excused = outside_key_roles(rule, post)
    if excused:
        return excused
    if post.staff_group == PHARMACIST:
        return Verdict(Outcome.MET, "A pharmacist holds the role.")
    if post.staff_group != PHARMACY_TECHNICIAN:
        reason = "She is neither a pharmacist nor a pharmacy technician."
        return Verdict(Outcome.BREACHED, reason, step="Name a pharmacist or an authorised pharmacy technician")
    if post.country and post.country not in GREAT_BRITAIN:
        reason = f"The Order covers Great Britain only; the unit is in {country_words(post.country)}."
        return Verdict(Outcome.BREACHED, reason, step="Name a pharmacist for the role")
    authorisation = facts.holds(rule.listed("qualifications"), day)
    if authorisation is None:
        reason = "No authorisation to take primary responsibility is recorded."
        return Verdict(Outcome.BREACHED, reason, step="Authorise them, and record it")
    if not post.country:
        reason = "The Order covers Great Britain only, and the unit’s country is not recorded."
        return Verdict(Outcome.NOT_KNOWN, reason, step="Record the unit’s country")
    reason = f"An authorised pharmacy technician since {day_words(authorisation.awarded)}."
    return Verdict(Outcome.MET, reason, facts=(authorisation.title,))
