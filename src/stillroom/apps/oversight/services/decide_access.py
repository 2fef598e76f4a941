"""Decides in an access review whether somebody keeps her roles, and ends them if not."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.oversight.models import AccessDecision, Review
from stillroom.apps.oversight.selectors.access_review import Access
from stillroom.apps.oversight.selectors.reviews import is_complete
from stillroom.apps.people.services.end_role import end_role


@transaction.atomic
def decide_access(
    *, review: Review, access: Access, decision: AccessDecision.Decision, reason: str, by: User
) -> AccessDecision:
    """Record it; “end” ends every role that was given to the account in the organisation.

    Raises
    ------
    PermissionDenied
        Unless `by` reviews access there.
    ValidationError
        About her own account, after the review is signed, or when nothing was given that could be ended.
    """
    if not by.has_perm(Permission.REVIEW_ACCESS, review):
        raise PermissionDenied
    if access.user.id == by.id:
        raise ValidationError("You cannot decide about your own account. Another reviewer does.")
    if is_complete(review):
        raise ValidationError("This review is signed. Decide in the next one.")
    if decision == AccessDecision.Decision.END and not access.held.grants:
        raise ValidationError("No role was given to this account. What follows from a post ends with the post.")
    held = ", ".join(grant.get_role_display().lower() for grant in access.held.grants)
    if decision == AccessDecision.Decision.END:
        for grant in access.held.grants:
            end_role(grant=grant, by=by)
    return AccessDecision.objects.create(
        review=review,
        user=access.user,
        held=held[:500],
        decision=decision,
        reason=reason,
        decided_at=now(),
        decided_by=by,
    )
