"""Erasing what was written freely about a person, while the chain stays whole."""

import logging

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from stillroom.apps.accounts.models import User
from stillroom.apps.ledger.draft import NOTE, REASON
from stillroom.apps.ledger.models import Statement, StatementText
from stillroom.apps.ledger.services.append import append, lock_chain
from stillroom.apps.ledger.services.erase_text import NoSuchText, erase_text
from stillroom.apps.ledger.services.verify import verify_ledger
from stillroom.apps.places.models import Organisation
from tests.integration.ledger.conftest import NOW, some_drafts


@pytest.fixture
def statement(organisation: Organisation) -> str:
    """With a reason and a note."""
    drafts = some_drafts(1, texts={REASON: "She was unwell.", NOTE: "Repeat on Monday."})
    append(lock_chain(organisation), [*some_drafts(1), *drafts, *some_drafts(1)], NOW)
    return drafts[0].id


@pytest.fixture
def officer(db: None) -> User:
    return User.objects.create(email="officer@example.nhs.uk", name="Records officer")


def test_the_text_and_its_salt_are_gone_and_the_chain_is_whole(
    statement: str,
    officer: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    caplog: pytest.LogCaptureFixture,
) -> None:
    payload = bytes(Statement.objects.get(id=statement).payload)
    caplog.set_level(logging.INFO, logger="stillroom.ledger")
    with django_capture_on_commit_callbacks(execute=True):
        erase_text(statement=statement, field=REASON, reason="Request 17", by=officer)
    assert list(StatementText.objects.values_list("field", flat=True)) == [NOTE]
    assert bytes(Statement.objects.get(id=statement).payload) == payload
    assert b"unwell" not in payload
    result = verify_ledger()
    assert result.ok, result.findings
    assert result.erased_texts == 1


def test_an_erased_text_cannot_be_put_back_as_another(statement: str, officer: User) -> None:
    erase_text(statement=statement, field=REASON, reason="Request 17", by=officer)
    StatementText.objects.create(statement=statement, field=REASON, salt=b"s" * 32, text="She was late.")
    assert [finding.statement for finding in verify_ledger().findings] == [statement]


@pytest.mark.parametrize("field", ["evidence", REASON])
def test_what_is_not_there_is_not_erased(statement: str, officer: User, field: str) -> None:
    StatementText.objects.filter(field=REASON).delete()
    with pytest.raises(NoSuchText):
        erase_text(statement=statement, field=field, reason="Request 17", by=officer)


def test_it_needs_a_statement_and_a_reason(statement: str, officer: User) -> None:
    with pytest.raises(NoSuchText):
        erase_text(statement="nobody", field=REASON, reason="Request 17", by=officer)
    with pytest.raises(ValueError, match="Say why"):
        erase_text(statement=statement, field=REASON, reason=" ", by=officer)
    assert StatementText.objects.count() == 2


def test_a_text_is_not_changed_in_place(statement: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        StatementText.objects.update(text="")
