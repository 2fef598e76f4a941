"""What the check of one statement comes to."""

from dataclasses import dataclass, field
from datetime import datetime

from stillroom.competence.entitlement import Basis
from stillroom.competence.refusal import Refusal, Rule
from stillroom.competence.statement import Statement


@dataclass
class Admission:
    """The outcome of the check. `statement` is complete: the version, last valid day and basis filled in."""

    statement: Statement
    refusals: list[Refusal] = field(default_factory=list)
    stated_now: bool = False  # by hand, not a row of a table: entitlement to sign is judged for this moment too

    @property
    def admitted(self) -> bool:
        return not self.refusals

    @property
    def judged_at(self) -> tuple[datetime, ...]:
        """When the author of a signature has to be entitled."""
        happened, recorded = self.statement.occurred_at, self.statement.recorded_at
        return (happened, recorded) if self.stated_now and recorded > happened else (happened,)

    def refuse(self, rule: Rule, field_name: str, wrong: str, fix: str) -> None:
        self.refusals.append(Refusal(rule, field_name, wrong, fix))

    def needs(self, value: object, field_name: str, wrong: str, fix: str) -> bool:
        """Refuse when a field this kind cannot do without is empty; true when it is there."""
        if not value:
            self.refuse(Rule.MISSING_FIELD, field_name, wrong, fix)
        return bool(value)

    def rests_on(self, basis: Basis | Refusal, *evidence: str) -> bool:
        """Keep the statements that entitle the author, and the evidence; false, and refused, if she is not entitled."""
        if isinstance(basis, Refusal):
            self.refusals.append(basis)
            return False
        self.statement = self.statement._replace(relied_on=tuple(dict.fromkeys((*basis, *evidence))))
        return True
