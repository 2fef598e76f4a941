"""A second assessor agrees or disagrees with an observation that was drawn. It undoes nothing."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.improvement.models import Sample, SampleDecision
from stillroom.apps.improvement.selectors.sampling import sampled
from stillroom.apps.ledger.selectors.roles import person_in


@transaction.atomic
def decide_sample(*, sample: Sample, agrees: bool, reason: str, by: User) -> SampleDecision:
    """Raises PermissionDenied unless she may observe it and is neither of the two; ValidationError without a reason."""
    person = person_in(by, sample.organisation)
    if person is None or not by.has_perm(Permission.DECIDE_SAMPLE, sample.organisation):
        raise PermissionDenied
    if SampleDecision.objects.filter(sample=sample).exists():
        raise ValidationError("Somebody has looked at this one already.")
    if person.canonical_id not in sampled(sample, now()).second:
        raise PermissionDenied
    if not agrees and not reason.strip():
        raise ValidationError({"reason": "Enter why you disagree"})
    return SampleDecision.objects.create(
        sample=sample,
        agrees=agrees,
        reason=reason.strip(),
        decided_at=now(),
        decided_by=by,
        decided_as=person.canonical_id,
    )
