"""Record that somebody made sure who a person is, and issue what is signed already."""

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.passport.models import IdentityCheck
from stillroom.apps.passport.services.issue_as_signed import issue_to
from stillroom.apps.people.models import Person


class OwnIdentity(ValueError):
    """She would confirm herself."""


def confirm_identity(*, person: Person, how: IdentityCheck.How, by: User) -> IdentityCheck:
    """Raises OwnIdentity: nobody vouches for herself."""
    if person.user_id == by.id:
        raise OwnIdentity
    check = IdentityCheck.objects.create(person=person, how=how, checked_at=clock.now(), checked_by=by)
    issue_to([person], by=by)
    return check
