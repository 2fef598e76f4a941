"""What happens in the ledger that a plan should know of."""

from stillroom.apps.ledger.events import Appended, statements_appended
from stillroom.apps.plans.services.end_observed_ways import end_observed_ways
from stillroom.competence.statement import Kind


def connect() -> None:
    statements_appended.register(on_statements_appended)


def on_statements_appended(appended: Appended) -> None:
    seen = {
        (statement.person, statement.competency, statement.author)
        for statement in appended.statements
        if statement.kind is Kind.OBSERVATION
    }
    if seen:
        end_observed_ways(organisation=appended.organisation, seen=seen)
