"""Whether the knowledge part of a competency was ever assessed. Nothing is taken as held because of rank (D1:1644)."""

from datetime import datetime

from stillroom.competence.days import day_of
from stillroom.competence.framework import Competency
from stillroom.competence.method import method
from stillroom.competence.record import Record, last_valid_day
from stillroom.competence.statement import Outcome, Statement


def knowledge_method(competency: Competency) -> str:
    """The first method of its schemes that shows knowledge; empty when they name none."""
    schemes = (competency.scheme, competency.renewal_scheme, competency.requalification_scheme)
    return next((term.method for scheme in schemes for term in scheme.terms if method(term.method).knowledge), "")


def knowledge_shown(record: Record, at: datetime) -> Statement | None:
    """The latest assessment of knowledge, when it was passed and is not older than the competency's validity.

    Registration, band and years in post are not asked for: there is no argument to give them in.
    """
    for observation in reversed(record.observations):
        if observation.occurred_at > at or record.revoked(observation, at) or not method(observation.method).knowledge:
            continue
        if record.outcome(observation, at) != Outcome.PASS:
            return None
        until = last_valid_day(record.competency.current, observation.occurred_at)
        return observation if until is None or day_of(at) <= until else None
    return None
