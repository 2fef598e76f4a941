"""RU11: a licensed unit may prepare batches; under Section 10 what is prepared is for one patient (D1:19-21, 37-40)."""

from datetime import date

from stillroom.competence.rules.facts import PersonFacts, PostFacts
from stillroom.competence.rules.finding import Outcome, Verdict, does_not_apply
from stillroom.competence.rules.rule import Rule


def judge(rule: Rule, facts: PersonFacts, post: PostFacts, day: date) -> Verdict:
    if post.facilities & set(rule.listed("licences")):
        return Verdict(Outcome.MET, "The unit is licensed: it may prepare batches.")
    if not post.section_10:
        return does_not_apply("The unit neither holds a licence nor prepares under Section 10.")
    key, _, value = str(rule.parameters.get("batch_tag") or "").partition("=")
    tagged = [str(context) for context in post.contexts if context.get(key) == value]
    if tagged:
        reason = "The role asks for a competency in preparing batches, and a Section 10 unit prepares for one patient."
        return Verdict(Outcome.BREACHED, reason, step="Take the batch context out of the role", facts=tuple(tagged))
    return Verdict(Outcome.MET, "Section 10: what is prepared is for one patient; nothing asked for says batches.")
