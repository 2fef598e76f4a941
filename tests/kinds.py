"""A test is of one kind, the one its directory names; and it touches the configured database or does not."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from django.test import TransactionTestCase

KINDS = ("unit", "architecture", "property", "validation", "integration", "browser")
FROM_SETTINGS = {"db", "transactional_db", "django_db_setup", "live_server"}


def mark_by_directory(items: list[pytest.Item], *, tests: Path) -> None:
    for item in items:
        kind = item.path.relative_to(tests).parts[0]
        if kind not in KINDS:
            raise pytest.UsageError(f"{item.nodeid} is of no kind. Move it to tests/ {', '.join(KINDS)}.")
        item.add_marker(kind)
        kinds = sorted({mark.name for mark in item.iter_markers() if mark.name in KINDS})
        if kinds != [kind]:
            raise pytest.UsageError(f"{item.nodeid} is of several kinds, {', '.join(kinds)}. A test is of one.")


def mark_by_database(items: Iterable[pytest.Item]) -> None:
    """Mark `database` what touches the database that `DATABASE_URL` names; others need none, or each in turn."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        case = getattr(item, "cls", None) or object
        if item.get_closest_marker("django_db") or FROM_SETTINGS & fixtures or issubclass(case, TransactionTestCase):
            item.add_marker("database")
