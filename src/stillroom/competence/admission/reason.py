"""What stops, restores, excuses or comes late says why."""

from datetime import timedelta

from stillroom.competence.admission.verdict import Admission
from stillroom.competence.refusal import Rule
from stillroom.competence.statement import Kind

LATE_ENTRY = timedelta(days=7)
NEEDS_REASON = (Kind.SUSPENSION, Kind.REINSTATEMENT, Kind.REVOCATION, Kind.EXEMPTION)


def check_reason(admission: Admission) -> None:
    statement = admission.statement
    if statement.has_reason or statement.kind == Kind.ABSENCE:
        return  # of an absence no text is kept, however late it is entered
    if statement.kind in NEEDS_REASON:
        wrong = f"{'An' if statement.kind == Kind.EXEMPTION else 'A'} {statement.kind} needs a reason."
    elif statement.taken_over_by:
        wrong = "A record taken over from before needs a reason: where the evidence is."
    elif statement.recorded_at - statement.occurred_at > LATE_ENTRY:
        wrong = "An entry more than 7 days late needs a reason."
    else:
        return
    admission.refuse(Rule.REASON_MISSING, "reason", wrong, "Write why, in a sentence.")
