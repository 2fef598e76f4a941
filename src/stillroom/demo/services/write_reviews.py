"""Northmoor's oversight: a review of the audit trail that is signed, the next one due, and what an auditor opened."""

from datetime import datetime, timedelta

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.events import PageOpened
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.accounts.selectors.users import find_user
from stillroom.apps.oversight.models import Review, ReviewSignature
from stillroom.apps.oversight.selectors.reviews import is_complete
from stillroom.apps.oversight.selectors.trail import own_ids, trail
from stillroom.apps.oversight.services.begin_review import begin_review
from stillroom.apps.oversight.services.comment_on_entry import comment_on_entry
from stillroom.apps.oversight.services.record_view import record_view
from stillroom.apps.oversight.services.set_review_settings import SUGGESTED, set_review_settings
from stillroom.apps.oversight.services.sign_review import sign_review
from stillroom.apps.people.selectors.people import person_with_number
from stillroom.apps.places.selectors.organisations import organisation
from stillroom.competence.days import day_of
from stillroom.competence.trail import Risk

SIGNED_DAYS_AGO = 96  # with reviews every 91 days, the next has been due for five
PLACE = "ZZ1"


def write_reviews() -> None:
    now = clock.now()
    with clock.standing_at(now - timedelta(days=SIGNED_DAYS_AGO + SUGGESTED["trail_days"])):
        set_review_settings(organisation=organisation(PLACE), by=None, **SUGGESTED)
    with clock.standing_at(now - timedelta(days=SIGNED_DAYS_AGO)):
        _write_signed_review(clock.now())
    for days, number in ((2, "N1019"), (1, "N1008"), (1, "N1019")):
        with clock.standing_at(now - timedelta(days=days)):
            person = person_with_number(organisation(PLACE), number)
            record_view(PageOpened(_user("auditor"), "person", Permission.VIEW_PERSON, person))


def _write_signed_review(at: datetime) -> None:
    manager, accountable = _user("catriona"), _user("folasade")
    review = begin_review(
        kind=Review.Kind.TRAIL,
        organisation=organisation(PLACE),
        since=day_of(at) - timedelta(days=SUGGESTED["trail_days"]),
        until=day_of(at),
        by=manager,
    )
    own = own_ids(manager, review.organisation)
    late = next((e for e in trail(review) if Risk.LATE in e.risks and not e.by & own), None)
    if late is not None:
        comment_on_entry(review=review, entry=late, text="Compared with the paper record: it agrees.", by=manager)
    _sign(review, manager)
    if not is_complete(review):
        _sign(review, accountable)


def _sign(review: Review, by: User) -> None:
    sign_review(
        review=review,
        looked_at=["late", "quick", "administrator"],
        findings="Late entries agree with the paper record. Nothing to follow up.",
        conclusion=ReviewSignature.Conclusion.SOUND,
        by=by,
        signed_with="password",
    )


def _user(name: str) -> User:
    """Looked up each time: an account carries the roles that were worked out for it."""
    found = find_user(email=f"{name}@northmoor.example")
    assert found is not None  # noqa: S101 - made just before
    return found
