"""The dated rules: what regulators and the profession ask of people and units, each as data with validity."""

from stillroom.competence.rules.evaluate import findings, judge
from stillroom.competence.rules.finding import Finding, Outcome
from stillroom.competence.rules.rule import Effect, Rule, Status

__all__ = ["Effect", "Finding", "Outcome", "Rule", "Status", "findings", "judge"]
