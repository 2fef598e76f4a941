"""What every test gets: one kind, no network, an empty cache, and the database that `DATABASE_URL` names."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from django.core.cache import cache
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests import postgres, required
from tests.flush import FlushesGuardedTables
from tests.installation import Installation
from tests.kinds import mark_by_database, mark_by_directory

hypothesis.settings.register_profile("stillroom", deadline=None, print_blob=True)
hypothesis.settings.load_profile("stillroom")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(required)


BRING_THEIR_OWN_DATABASE = {"installation", "migrated", "postgres_url"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    mark_by_directory(items, tests=Path(__file__).parent)
    mark_by_database(items)
    if os.environ.get("DATABASE_URL"):
        # The second round, on PostgreSQL: what starts installations of its own has run on both databases in the first.
        again = [i for i in items if not BRING_THEIR_OWN_DATABASE & set(getattr(i, "fixturenames", ()))]
        config.hook.pytest_deselected(items=[item for item in items if item not in again])
        items[:] = again


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    FlushesGuardedTables.install()


@pytest.fixture(scope="module")
def built(build: Callable[[], object], django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[object]:
    """What `build` makes, once for all tests of a file. Each is rolled back to it; after the last it is gone.

    Not for tests that commit: they would do so inside this.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        found = build()
        with django_db_blocker.block():
            yield found
        transaction.set_rollback(True)


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """The address of a new, empty PostgreSQL database, dropped afterwards."""
    with postgres.new_database(_server()) as url:
        yield url


def _server() -> str:
    server = postgres.find_server()
    if server is None:
        required.skip_without("postgres", "no PostgreSQL: set STILLROOM_TEST_POSTGRES, or start the local cluster")
    return server


@pytest.fixture(params=["sqlite", "postgres"])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Installation:
    """A whole installation apart from the test's own process, on each database in turn. See `Installation`."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgres" else ""
    return Installation(home=tmp_path / "home", database_url=url)


@pytest.fixture(params=["sqlite", "postgres"])
def migrated(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installation]:
    """As `installation`, with the database at this version: a copy of one that was migrated once for all tests."""
    home = tmp_path / "home"
    if request.param == "sqlite":
        source: Installation = request.getfixturevalue("migrated_once")
        shutil.copytree(source.home, home)
        yield Installation(home)
        return
    source = request.getfixturevalue("migrated_once_on_postgres")
    shutil.copytree(source.home, home)
    with postgres.new_database(_server(), like=source.database_url) as url:
        yield Installation(home, url)


@pytest.fixture(scope="session")
def migrated_once(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return _migrate(Installation(tmp_path_factory.mktemp("migrated") / "home"))


@pytest.fixture(scope="session")
def migrated_once_on_postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with postgres.new_database(_server()) as url:
        yield _migrate(Installation(tmp_path_factory.mktemp("migrated") / "home", url))


def _migrate(installation: Installation) -> Installation:
    done = installation.run("migrate")
    assert done.returncode == 0, done.stderr
    return installation
