"""Whatever she shares and stops, in whatever order: a link shows what she chose, while she shares it, and no more."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stillroom.apps.passport.models import Share
from stillroom.apps.passport.selectors.shared import ShareClosed, passport_of_share
from stillroom.apps.passport.services.note_view import UNNAMED_PROGRAM
from stillroom.apps.passport.services.share_passport import stop_sharing
from stillroom.apps.people.models import Person
from stillroom.standards.credentials.passport_file import read_passport
from tests.hospital import Hospital, make_hospital
from tests.integration.passport.people import confirmed, credentials_of, shared

ITEMS = 7
acts = st.lists(
    st.one_of(
        st.sets(st.integers(0, ITEMS - 1), min_size=1),  # share these
        st.integers(0, 4),  # stop that one, if there is one
    ),
    max_size=8,
)


@pytest.fixture
def hospital(db: None) -> Hospital:
    return make_hospital()


@pytest.fixture
def olive(hospital: Hospital) -> Person:
    return confirmed(hospital)


@pytest.mark.django_db
@pytest.mark.database
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(asked=acts)
def test_a_link_shows_what_she_chose_while_she_shares_it(
    hospital: Hospital, olive: Person, asked: list[set[int] | int]
) -> None:
    rows = credentials_of(olive)
    assert len(rows) == ITEMS
    with transaction.atomic():
        made: list[tuple[Share, str]] = []
        expected: list[list[str] | None] = []
        for act in asked:
            if isinstance(act, set):
                made.append(shared(hospital, olive, items=[rows[place] for place in act]))
                expected.append([rows[place].document for place in sorted(act)])
            elif act < len(made):
                stop_sharing(share=made[act][0], person=olive, by=hospital.user("olive"))
                expected[act] = None
            for (_, token), shown in zip(made, expected, strict=True):
                assert _read(token) == shown
                assert _read(token[::-1]) is None
        transaction.set_rollback(True)


def _read(token: str) -> list[str] | None:
    try:
        return [each.decode() for each in read_passport(passport_of_share(token, UNNAMED_PROGRAM))]
    except ShareClosed:
        return None
