"""Keeps what a reviewer remarks on one entry."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.oversight.entries import Entry
from stillroom.apps.oversight.models import Review, ReviewComment
from stillroom.apps.oversight.selectors.reviews import is_complete
from stillroom.apps.oversight.selectors.trail import own_ids
from stillroom.apps.oversight.services.begin_review import PERMISSIONS


@transaction.atomic
def comment_on_entry(*, review: Review, entry: Entry, text: str, by: User) -> ReviewComment:
    """Raises PermissionDenied, or ValidationError on her own doing and after the review is signed."""
    if not by.has_perm(PERMISSIONS[Review.Kind(review.kind)], review):
        raise PermissionDenied
    if entry.by & own_ids(by, review.organisation):
        raise ValidationError("This is your own doing. Another reviewer looks at it.")
    if is_complete(review):
        raise ValidationError("This review is signed. Remark on it in the next one.")
    return ReviewComment.objects.create(review=review, entry=entry.key, text=text, commented_at=now(), commented_by=by)
