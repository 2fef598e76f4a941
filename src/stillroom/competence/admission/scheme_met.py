"""What is signed for must be there: every term of the scheme met, no result outstanding."""

from stillroom.competence.admission.verdict import Admission
from stillroom.competence.record import Progress
from stillroom.competence.refusal import Rule


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
