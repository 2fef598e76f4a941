"""Closes a finding under a signature: the evidence, and who had done what by then. Who she is was shown before."""

from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.improvement.models import Finding, FindingClosure
from stillroom.apps.improvement.selectors.findings import assignments_of
from stillroom.apps.improvement.selectors.progress import Progress, progress_of
from stillroom.apps.ledger.selectors.roles import person_in


@transaction.atomic
def close_finding(
    *, finding: Finding, evidence: str, by: User, id_: UUID | None = None, signed_with: str = ""
) -> FindingClosure:
    """Raises PermissionDenied, or ValidationError saying what is still open. The same `id_` again closes once."""
    if not by.has_perm(Permission.CLOSE_FINDING, finding.unit):
        raise PermissionDenied
    made = FindingClosure.objects.filter(finding=finding).first()
    if made is not None:
        if made.id == id_ and made.signed_by_id == by.id:
            return made
        raise ValidationError("This finding is closed already.")
    if not evidence.strip():
        raise ValidationError({"evidence": "Enter the evidence that it is put right"})
    progress = progress_of(assignments_of([finding.id]))
    still = sum(each.open for each in progress)
    if still:
        raise ValidationError(
            f"{still} of what was asked for {'is' if still == 1 else 'are'} not done yet. Wait for it, or take it back"
            " with the reason."
        )
    person = person_in(by, finding.organisation)
    return FindingClosure.objects.create(
        id=id_ or new_id(),
        finding=finding,
        evidence=evidence.strip(),
        proofs=[_proof(each) for each in progress],
        signed_at=now(),
        signed_by=by,
        signed_with=signed_with,
        signed_as=str(person.id) if person else "",
    )


def _proof(each: Progress) -> dict[str, str]:
    found = {"action": str(each.action.id), "person": str(each.assignment.person_id)}
    if each.proof is None:
        return found | {"withdrawn": each.assignment.withdrawn_because}
    return found | {"on": each.proof.on.isoformat(), "by": each.proof.by, "statement": each.proof.statement}
