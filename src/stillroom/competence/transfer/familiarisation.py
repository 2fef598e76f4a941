"""What has to be seen here before something proven elsewhere is accepted: she does it once, and passes."""

from datetime import datetime

from stillroom.competence.framework import Competency
from stillroom.competence.method import method
from stillroom.competence.record import Record
from stillroom.competence.requirement import Requirement
from stillroom.competence.statement import Kind, Outcome, Statement
from stillroom.competence.transfer.proposal import OBSERVATION


def familiarisation_method(competency: Competency) -> str:
    """Observed practice where the scheme has it; else its first hands-on method, else its first."""
    methods = competency.scheme.methods
    hands_on = [name for name in methods if not method(name).knowledge]
    if OBSERVATION in methods or not methods:
        return OBSERVATION
    return hands_on[0] if hands_on else next(iter(methods))


def seen_here(record: Record, requirement: Requirement, since: datetime, at: datetime) -> Statement | None:
    """The latest local pass since then that shows her at it, in the context asked for and in the present edition."""
    current = record.competency.current
    progress = record.progress(requirement.context, record.competency.current_version, at)
    knowledge_only = all(method(name).knowledge for name in current.scheme.methods)
    passed = [
        seen
        for seen in progress.evidence
        if seen.occurred_at >= since
        and record.outcome(seen, at) == Outcome.PASS
        and (knowledge_only or not method(seen.method).knowledge)
        and seen.kind == Kind.OBSERVATION
    ]
    return passed[-1] if passed else None
