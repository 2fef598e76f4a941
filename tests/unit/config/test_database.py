"""`DATABASE_URL`, as people write it."""

from pathlib import Path

import pytest

from stillroom.config.database import database

HOME = Path("/home")


def test_nothing_means_the_embedded_database() -> None:
    assert database("", HOME)["NAME"] == HOME / "stillroom.sqlite3"


def test_a_whole_address() -> None:
    described = database("postgres://ward:p%40ss@db.example:5433/stillroom?sslmode=require", HOME)
    expected = {"NAME": "stillroom", "USER": "ward", "PASSWORD": "p@ss", "HOST": "db.example", "PORT": "5433"}
    assert expected.items() <= described.items()
    assert described["OPTIONS"] == {"sslmode": "require"}


def test_a_socket() -> None:
    described = database("postgresql:///stillroom?host=/var/run/postgresql", HOME)
    assert described["HOST"] == "/var/run/postgresql"
    assert described["OPTIONS"] == {}


@pytest.mark.parametrize("url", ["mysql://a/b", "stillroom", "postgres://host", "postgres://host/"])
def test_anything_else_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(ValueError, match="postgres://user:password@host:5432/database"):
        database(url, HOME)
