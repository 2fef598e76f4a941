"""Reviews begun and signed, and when the next is due."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from stillroom.apps.accounts.models import User
from stillroom.apps.oversight.models import Review, ReviewComment, ReviewSettings, ReviewSignature
from stillroom.apps.people.selectors.visibility import organisations_visible_to
from stillroom.apps.places.models import Organisation
from stillroom.competence.days import day_of

SHOWN = 50


@dataclass(frozen=True)
class Due:
    """When the next review of a kind is due; `open` is one that was begun and is not yet signed for whole."""

    kind: Review.Kind
    on: date
    open: Review | None


def review_visible_to(user: User, review_id: UUID) -> Review:
    """Raises Review.DoesNotExist."""
    rows = Review.objects.filter(organisation__in=organisations_visible_to(user))
    return rows.select_related("organisation", "unit", "begun_by").get(id=review_id)


def reviews_of(organisation: Organisation, kind: Review.Kind | None = None) -> QuerySet[Review]:
    """The newest first, with their signatures."""
    rows = Review.objects.filter(organisation=organisation)
    if kind is not None:
        rows = rows.filter(kind=kind)
    rows = rows.select_related("organisation", "unit", "begun_by").prefetch_related("signatures__signed_by")
    return rows.order_by("-begun_at", "-id")


def signatures_of(review: Review) -> list[ReviewSignature]:
    return sorted(review.signatures.select_related("signed_by"), key=lambda each: each.signed_at)


def comments_of(review: Review) -> dict[str, list[ReviewComment]]:
    """Entry → its comments, the oldest first."""
    found: dict[str, list[ReviewComment]] = {}
    for comment in review.comments.select_related("commented_by").order_by("commented_at", "id"):
        found.setdefault(comment.entry, []).append(comment)
    return found


def latest_reviewed_day(organisation: Organisation) -> date | None:
    """The last day of the latest review of the whole trail."""
    return reviews_of(organisation, Review.Kind.TRAIL).filter(unit=None).values_list("until", flat=True).first()


def is_complete(review: Review) -> bool:
    """Signed for whole: by one who had no part in it or, what was hers, by a second."""
    signatures = list(review.signatures.all())
    return len(signatures) > 1 or any(each.left_for_another == 0 for each in signatures)


def settings_of(organisation: Organisation) -> ReviewSettings | None:
    return ReviewSettings.objects.filter(organisation=organisation, replaced_at=None).first()


def reviews_due(organisation: Organisation) -> list[Due]:
    """Nothing, where nobody has said how often."""
    found = settings_of(organisation)
    return due(organisation, found) if found else []


def due(organisation: Organisation, found: ReviewSettings) -> list[Due]:
    """Counted from the last review signed for whole or, before the first, from when the interval was first set."""
    first = ReviewSettings.objects.filter(organisation=organisation).order_by("recorded_at").values_list("recorded_at")
    begun = day_of(first[0][0])
    return [_due(organisation, kind, _days(found, kind), begun) for kind in Review.Kind]


def _days(found: ReviewSettings, kind: Review.Kind) -> timedelta:
    return timedelta(days=found.trail_days if kind is Review.Kind.TRAIL else found.access_days)


def _due(organisation: Organisation, kind: Review.Kind, interval: timedelta, begun: date) -> Due:
    done, open_ = None, None
    for review in reviews_of(organisation, kind)[:SHOWN]:
        if is_complete(review):
            done = max(each.signed_at for each in review.signatures.all())
            break
        open_ = open_ or review
    return Due(kind, (day_of(done) if done else begun) + interval, open_)
