"""What the home page says of quality sampling."""

from collections.abc import Sequence

from stillroom.apps.accounts import clock
from stillroom.apps.improvement.selectors.sampling import waiting_for
from stillroom.apps.ledger.roles import Role
from stillroom.apps.ledger.selectors.roles import RolesHeld
from stillroom.apps.places.models import Organisation
from stillroom.apps.plans.home_sections import Section
from stillroom.apps.readiness.selectors.names import names_of
from stillroom.competence.days import day_of


def improvement_sections(place: Organisation, held: RolesHeld) -> Sequence[Section]:
    if held.person is None or Role.ASSESSOR not in held.roles or Role.ADMINISTRATOR in held.roles:
        return []
    from stillroom.apps.improvement.presenters.sampling import sampling_sections  # pages need it, commands do not

    now = clock.now()
    waiting = waiting_for(place, held.person, at=now)
    names = names_of(place) if waiting else {}
    return sampling_sections(waiting, names, day_of(now), held.person.canonical_id)
