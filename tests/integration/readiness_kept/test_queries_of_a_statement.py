"""One signed statement asks the database a fixed number of questions, however long the ledger."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stillroom.apps.accounts import clock
from stillroom.apps.ledger.draft import Draft
from stillroom.apps.ledger.services.state import state
from tests.property.readiness.organisation import AUTHORISER, FOUNDED, LEARNER, found, organisation, person

MOST = 20

pytestmark = pytest.mark.django_db


def observe(number: int) -> list[str]:
    moment = FOUNDED + timedelta(hours=number)
    author, place = person(AUTHORISER), organisation()
    draft = Draft(
        "observation", str(person(LEARNER).id), str(author.id), moment, "B", method="broth", outcome="pass"
    )  # fmt: skip
    with clock.standing_at(moment), CaptureQueriesContext(connection) as queries:
        state(organisation=place, draft=draft, by=author)
    return [query["sql"] for query in queries.captured_queries]


def test_the_number_does_not_grow() -> None:
    found()
    first = observe(1)
    for number in range(2, 6):
        last = observe(number)
    assert len(last) <= len(first)
    assert len(last) <= MOST
