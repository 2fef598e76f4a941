"""Close the look-back of the older failure, as somebody would have by now; the latest one stays open."""

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.ledger.selectors.statements import statement_with_id
from stillroom.apps.people.selectors.people import person_with_number
from stillroom.apps.places.selectors.organisations import organisation
from stillroom.apps.readiness.selectors.look_backs import open_look_backs
from stillroom.apps.readiness.services.review_look_back import review_look_back

CLOSED_AFTER = 100  # days


def review_look_backs() -> None:
    """By the accountable person at Northmoor, who has an account by now."""
    place = organisation("ZZ1")
    person = person_with_number(place, "N1001")
    if not isinstance(person.user, User):
        return
    for each in open_look_backs(place):
        if (clock.now() - each.found.until).days > CLOSED_AFTER:
            review_look_back(
                failure=statement_with_id(each.found.failure),
                deviation="NM-DEV-171",
                conclusion="Every worksheet of the interval was read again with QA; no product had left its expiry.",
                closed=True,
                by=person.user,
                person=person,
                signed_with="password",
            )
