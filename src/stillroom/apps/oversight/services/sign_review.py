"""Signs a review: what was looked at, found and concluded, by whom. The password is confirmed before."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models import User
from stillroom.apps.ledger.selectors.roles import person_in
from stillroom.apps.oversight.models import Review, ReviewSignature
from stillroom.apps.oversight.selectors.access_review import access_list
from stillroom.apps.oversight.selectors.reviews import is_complete
from stillroom.apps.oversight.selectors.trail import is_as_reviewed, own_ids, trail
from stillroom.apps.oversight.services.begin_review import PERMISSIONS

Conclusion = ReviewSignature.Conclusion


@transaction.atomic
def sign_review(
    *,
    review: Review,
    looked_at: Sequence[str],
    findings: str,
    conclusion: ReviewSignature.Conclusion,
    by: User,
    id_: UUID | None = None,
    signed_with: str = "",
) -> ReviewSignature:
    """Raises PermissionDenied, or ValidationError saying what stands in the way. The same `id_` again signs once."""
    # Not locked: the role that serves may only read and add here. Who signs twice at once is stopped by the constraint.
    review = Review.objects.select_related("organisation", "unit").get(id=review.id)
    kind = Review.Kind(review.kind)
    if not by.has_perm(PERMISSIONS[kind], review):
        raise PermissionDenied
    if id_ is not None and (made := review.signatures.filter(id=id_, signed_by=by).first()):
        return made
    if is_complete(review):
        raise ValidationError("This review is signed already.")
    if review.signatures.filter(signed_by=by).exists():
        raise ValidationError("You have signed this review. What was your own doing waits for another reviewer.")
    if conclusion != Conclusion.SOUND and not findings.strip():
        raise ValidationError({"findings": "Enter what you found and what is to be done"})
    if not is_as_reviewed(review):
        raise ValidationError("The ledger is not the one this review was begun on. Verify the ledger first.")
    counted = _trail(review, by) if kind is Review.Kind.TRAIL else _access(review, by)
    person = person_in(by, review.organisation)
    return ReviewSignature.objects.create(
        id=id_ or new_id(),
        review=review,
        looked_at=list(looked_at),
        counted=counted,
        left_for_another=counted["own"],
        findings=findings.strip(),
        conclusion=conclusion,
        signed_at=now(),
        signed_by=by,
        signed_with=signed_with,
        signed_as=str(person.id) if person else "",
    )


def _trail(review: Review, by: User) -> dict[str, int]:
    entries, own = trail(review), own_ids(by, review.organisation)
    mine = sum(bool(entry.by & own) for entry in entries)
    if entries and mine == len(entries):
        raise ValidationError("Everything in this period was your own doing. Another reviewer signs for it.")
    risks = Counter(str(risk) for entry in entries for risk in entry.risks)
    return {"entries": len(entries), "own": mine, **dict(sorted(risks.items()))}


def _access(review: Review, by: User) -> dict[str, int]:
    listed = access_list(review.organisation, unused_days=review.looked_for["unused_days"], review=review)
    undecided = [each for each in listed if each.needs_decision and each.decision is None and each.user.id != by.id]
    if undecided:
        names = ", ".join(str(each.user) for each in undecided[:5])
        raise ValidationError(f"Decide first about {len(undecided)} more: {names}.")
    own = any(each.user.id == by.id and each.needs_decision and each.decision is None for each in listed)
    decisions = Counter(str(each.decision.decision) for each in listed if each.decision)
    return {"entries": len(listed), "own": int(own), **dict(sorted(decisions.items()))}
