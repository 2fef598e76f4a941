"""Record what quality found about the product made before a failure, and close the look-back."""

from django.db import transaction

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.services.append import lock_chain
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.models import LookBackReview


class ClosedAlready(Exception):
    """Somebody closed it in the meantime: what was signed is not signed over."""


def review_look_back(
    *,
    failure: Statement,
    deviation: str,
    conclusion: str,
    closed: bool,
    by: User,
    person: Person,
    signed_with: str = "",
    signing_session: str = "",
) -> LookBackReview:
    """The latest record replaces the one before; a closed one stays. Raises ClosedAlready, ValueError."""
    if closed and not (deviation and conclusion):
        raise ValueError("A look-back is closed with a deviation number and a conclusion.")
    now = clock.now()
    with transaction.atomic():
        lock_chain(failure.organisation)  # two who review at once take turns
        current = LookBackReview.objects.filter(
            organisation=failure.organisation, failure=failure.id, replaced_at__isnull=True
        ).first()
        if current is not None and current.closed:
            raise ClosedAlready
        if current is not None:
            current.replaced_at, current.replaced_by = now, by
            current.save(update_fields=["replaced_at", "replaced_by"])
        return LookBackReview.objects.create(
            organisation=failure.organisation,
            failure=failure.id,
            deviation=deviation,
            conclusion=conclusion,
            closed=closed,
            signed_with=signed_with,
            signing_session=signing_session,
            reviewed_by=person,
            recorded_at=now,
            recorded_by=by,
        )
