"""The demo, built once for all tests that only read it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from stillroom.demo.services.build_demo import build_demo


@pytest.fixture(scope="module")
def built_at(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[datetime]:
    """The moment the demo was built; it is gone again after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert build_demo()
        yield datetime.now(UTC)
        transaction.set_rollback(True)
