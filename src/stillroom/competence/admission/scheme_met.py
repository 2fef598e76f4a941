"""What is signed for must be there: every term of the scheme met, no result outstanding."""

from datetime import datetime

from stillroom.competence.admission.verdict import Admission
from stillroom.competence.record import Progress, Record
from stillroom.competence.refusal import Rule
from stillroom.competence.statement import Kind, Outcome


def check_scheme_met(admission: Admission, progress: Progress, what: str) -> None:
    if progress.missing:
        still = ", ".join(f"{term.method}*{count}" for term, count in progress.missing)
        admission.refuse(
            Rule.SCHEME_NOT_MET,
            "competency",
            f"{what} needs “{progress.scheme}”; still missing since the last sign-off, suspension or revocation:"
            f" {still}.",
            "Record the missing observations first.",
        )
    if progress.pending:
        admission.refuse(
            Rule.RESULT_PENDING,
            "competency",
            f"{len(progress.pending)} result{'s are' if len(progress.pending) > 1 else ' is'} still pending.",
            "Read the result first.",
        )


def relied_on_evidence(record: Record, progress: Progress, at: datetime) -> list[str]:
    """The passes and credits that meet the scheme, each pass followed by the reading that gave a laboratory result."""
    relied_on = []
    for seen in progress.evidence:
        if seen.kind == Kind.ACCEPTANCE:
            relied_on.append(seen.id)
        elif seen.method in progress.scheme.methods and record.outcome(seen, at) == Outcome.PASS:
            relied_on.append(seen.id)
            reading = record.resolution(seen, at) if seen.outcome == Outcome.PENDING else None
            if reading is not None:
                relied_on.append(reading.id)
    return relied_on
