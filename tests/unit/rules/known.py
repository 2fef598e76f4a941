"""The rules as published, and people to ask them about. Boundaries are those of the rules' own register."""

from dataclasses import replace
from datetime import date
from typing import Any

from stillroom.apps.framework.selectors.rules import domain_rule
from stillroom.apps.framework.services.load_rules import reference_rules
from stillroom.competence.rules import Finding, Rule, judge
from stillroom.competence.rules.facts import PersonFacts, PostFacts

RULES: dict[str, Rule] = {row["code"]: domain_rule(row) for row in reference_rules()}


def post(staff_group: str = "pharmacy_support_worker", **told: Any) -> PostFacts:
    """At a Section 10 unit in England unless told otherwise, known here since it began."""
    start = told.setdefault("start", date(2026, 9, 1))
    told.setdefault("facilities", frozenset({"section10"}))
    told.setdefault("country", "england")
    told.setdefault("known_since", start)
    return PostFacts("post", "unit", told.pop("role_profile", "aseptic_operator"), staff_group, **told)


def person(**told: Any) -> PersonFacts:
    return PersonFacts("her", "Her Name", **told)


def asked(code: str, day: date, facts: PersonFacts, at: PostFacts, **parameters: Any) -> Finding:
    """One rule of one post; `parameters` are set otherwise than published."""
    rule = RULES[code]
    rule = replace(rule, parameters={**rule.parameters, **parameters})
    return judge(rule, replace(facts, posts=(at,)), at, day)
