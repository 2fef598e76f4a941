"""The entries of somebody's own calendar, and the feed behind a secret address."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.crypto import constant_time_compare

from stillroom.apps.accounts.tokens import hash_token
from stillroom.apps.people.models import Person
from stillroom.apps.plans.models import CalendarFeed
from stillroom.apps.plans.selectors.due import due_for
from stillroom.standards.calendar import CalendarEntry

AHEAD = timedelta(days=180)


def current_feed(person: Person) -> CalendarFeed | None:
    rows = CalendarFeed.objects.filter(person=person.same_as_id or person.id, revoked_at__isnull=True)
    return rows.first()


def feed_with_token(feed_id: UUID, token: str) -> CalendarFeed:
    """Raises CalendarFeed.DoesNotExist when it is revoked, her account is closed or the token is another."""
    feed = CalendarFeed.objects.select_related("person__user").get(
        id=feed_id, revoked_at__isnull=True, person__user__is_active=True
    )
    if not constant_time_compare(feed.token_hash, hash_token(token)):
        raise CalendarFeed.DoesNotExist
    return feed


def calendar_entries(person: Person, at: datetime) -> list[CalendarEntry]:
    """Her sessions, planned steps, renewals, reviews and goals of the next half year."""
    things = due_for([person], at, ahead=AHEAD)[str(person.id)]
    return [CalendarEntry(each.key, each.text, each.on, each.minutes) for each in things]
