"""Makes and revokes the secret address of somebody's own calendar."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.tokens import hash_token, make_token
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import canonical_person
from stillroom.apps.plans.models import CalendarFeed
from stillroom.apps.plans.policy import is_own


@transaction.atomic
def make_feed(*, person: Person, by: User) -> tuple[CalendarFeed, str]:
    """The feed and its secret, which is shown once. An address made before stops working."""
    revoke_feed(person=person, by=by)
    token = make_token()
    feed = CalendarFeed.objects.create(
        person=canonical_person(person), token_hash=hash_token(token), made_at=now(), made_by=by
    )
    return feed, token


def revoke_feed(*, person: Person, by: User) -> None:
    """Raises PermissionDenied unless it is her own."""
    kept = canonical_person(person)
    if not is_own(by, kept):
        raise PermissionDenied
    CalendarFeed.objects.filter(person=kept, revoked_at__isnull=True).update(revoked_at=now(), revoked_by=by)
