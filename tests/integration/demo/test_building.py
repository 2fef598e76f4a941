"""Building the demo: the same every time, on any day, and only where nobody is real."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from django.db import transaction

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.ledger.models import Statement
from stillroom.apps.places.models import Organisation
from stillroom.competence.readiness import MAY_WORK
from stillroom.demo.services.build_demo import HoldsRealData, build_demo
from stillroom.demo.services.make_sign_ins import NotSynthetic, make_sign_ins
from stillroom.demo.stories import STORIES
from tests.integration.demo.reading import states

pytestmark = pytest.mark.django_db

AWKWARD_DAYS = (
    datetime(2027, 3, 29, 8, tzinfo=UTC),  # the day after the clocks went forward
    datetime(2028, 2, 29, 12, tzinfo=UTC),  # a leap day: there was none two years before
    datetime(2027, 1, 3, 23, 30, tzinfo=UTC),  # a Sunday night in the first days of a year
)


class _Undo(Exception):
    pass


def built(moment: datetime) -> tuple[Counter[tuple[str, ...]], dict[tuple[str, str, str], str]]:
    """What a build at that moment comes to; nothing of it is kept."""
    try:
        with transaction.atomic(), clock.standing_at(moment):
            assert build_demo()
            rows = Statement.objects.values_list("kind", "competency", "context", "method", "outcome", "occurred_at")
            structure = Counter(tuple(map(str, row)) for row in rows)
            found = states(moment)
            raise _Undo
    except _Undo:
        return structure, found


def test_building_twice_gives_the_same() -> None:
    moment = datetime(2027, 5, 12, 9, tzinfo=UTC)
    assert built(moment) == built(moment)


@pytest.mark.parametrize("moment", AWKWARD_DAYS, ids=lambda moment: f"{moment:%Y-%m-%d}")
def test_the_stories_hold_on_an_awkward_day(moment: datetime) -> None:
    _, found = built(moment)
    told = {(number, code, context): state for story in STORIES for number, code, context, state in story.shows}
    wrong = {key: found[key] for key, state in told.items() if found[key] != state and state not in MAY_WORK}
    assert not wrong


def test_it_refuses_a_database_that_holds_an_organisation() -> None:
    Organisation.objects.create(ods_code="RR8", name="A real hospital", recorded_at=clock.now())
    with pytest.raises(HoldsRealData):
        build_demo()
    assert not User.objects.exists()


def test_it_refuses_a_database_in_which_somebody_has_an_account() -> None:
    User.objects.create_user("ada@example.nhs.uk", "copper kettle steam")
    with pytest.raises(HoldsRealData):
        build_demo()
    assert not Organisation.objects.exists()


def test_the_known_password_is_not_given_out_in_a_database_that_is_not_marked() -> None:
    with pytest.raises(NotSynthetic):
        make_sign_ins()
    assert not User.objects.exists()
