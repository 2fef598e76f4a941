"""The one way in: what it refuses, and that nothing of a refused batch stays."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.transaction import TransactionManagementError

from stillroom.apps.ledger.canonical import NotCanonical
from stillroom.apps.ledger.events import Appended, statements_appended
from stillroom.apps.ledger.models import ChainHead, Statement, StatementText
from stillroom.apps.ledger.services.append import ChainMoved, append, lock_chain
from stillroom.apps.ledger.services.rows import CannotBeRecorded
from stillroom.apps.ledger.services.verify import verify_ledger
from stillroom.apps.places.models import Organisation
from tests.integration.ledger.conftest import NOW, some_drafts

MANY = 50  # PostgreSQL copies so many; a few it inserts
either_way = pytest.mark.parametrize("count", [1, MANY])


@either_way
def test_the_head_moves_with_the_chain(organisation: Organisation, count: int) -> None:
    chain = lock_chain(organisation)
    statements = append(chain, some_drafts(count), NOW)
    assert [statement.seq for statement in statements] == list(range(1, count + 1))
    head = ChainHead.objects.get()
    assert (head.seq, bytes(head.hash), head.recorded_at) == (chain.seq, chain.hash, chain.recorded_at)
    assert bytes(Statement.objects.get(seq=count).hash) == chain.hash


def test_recorded_at_never_stands_still_nor_goes_back(organisation: Organisation) -> None:
    chain = lock_chain(organisation)
    append(chain, some_drafts(3), NOW)
    append(chain, some_drafts(2), NOW - timedelta(hours=1))
    moments = list(Statement.objects.order_by("seq").values_list("recorded_at", flat=True))
    assert moments == [NOW + timedelta(microseconds=tick) for tick in range(5)]


def test_nothing_to_append_changes_nothing(organisation: Organisation) -> None:
    assert append(lock_chain(organisation), [], NOW) == []
    assert ChainHead.objects.get().seq == 0


@pytest.mark.django_db(transaction=True)
def test_it_needs_a_transaction() -> None:
    organisation = Organisation.objects.create(ods_code="RR8", name="Leeds", recorded_at=NOW)
    with pytest.raises(TransactionManagementError):
        lock_chain(organisation)
    with transaction.atomic():
        chain = lock_chain(organisation)
    with pytest.raises(TransactionManagementError):
        append(chain, some_drafts(1), NOW)


@either_way
def test_a_chain_that_has_moved_on_is_not_appended_to(organisation: Organisation, count: int) -> None:
    stale = lock_chain(organisation)
    append(lock_chain(organisation), some_drafts(1), NOW)
    with pytest.raises((ChainMoved, IntegrityError)), transaction.atomic():
        append(stale, some_drafts(count), NOW)
    assert verify_ledger().statements == 1
    assert stale.seq == 0


def test_a_head_that_was_moved_is_not_moved_again(organisation: Organisation) -> None:
    stale = lock_chain(organisation)
    ChainHead.objects.update(seq=5)
    with pytest.raises(ChainMoved), transaction.atomic():
        append(stale, some_drafts(1), NOW)


@either_way
def test_an_id_is_stated_once(organisation: Organisation, count: int) -> None:
    drafts = some_drafts(count)
    append(lock_chain(organisation), drafts, NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        append(lock_chain(organisation), [*some_drafts(count), drafts[0]], NOW)
    assert verify_ledger().statements == count


@either_way
def test_a_reference_is_used_once_in_an_organisation(organisation: Organisation, count: int) -> None:
    other = Organisation.objects.create(ods_code="RX1", name="Nottingham", recorded_at=NOW)
    for place in (organisation, other):
        append(lock_chain(place), some_drafts(1, reference="old-1"), NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        append(lock_chain(organisation), [*some_drafts(count), *some_drafts(1, reference="old-1")], NOW)
    assert verify_ledger().statements == 2


REFUSED: dict[str, dict[str, Any]] = {
    "longer than its column": {"competency": "A" * 51},
    "a long reference": {"reference": "r" * 201},
    "a long context": {"version": "v" * 51},
    "a NUL in a column": {"method": "a\0b"},
    "a NUL in a text": {"texts": {"reason": "a\0b"}},
    "an unknown, long name of a text": {"texts": {"r" * 21: "why"}},
    "an id with a space": {"relied_on": ("a b",)},
    "an empty id": {"relied_on": ("",)},
    "a key with an accent": {"details": {"né": "1"}},
    "accents apart": {"reference": "e\u0301"},
    "half a character": {"method": "\ud83d"},
}


@pytest.mark.parametrize("changes", REFUSED.values(), ids=REFUSED)
def test_what_only_one_database_would_keep_is_refused_by_both(
    organisation: Organisation, changes: dict[str, Any]
) -> None:
    chain = lock_chain(organisation)
    bad = replace(some_drafts(1)[0], **changes)
    with pytest.raises((CannotBeRecorded, NotCanonical)), transaction.atomic():
        append(chain, [*some_drafts(MANY), bad], NOW)
    assert chain.seq == 0
    assert not Statement.objects.exists()
    assert not StatementText.objects.exists()
    append(chain, some_drafts(1), NOW)
    assert verify_ledger().statements == 1


def test_a_listener_that_fails_takes_the_statements_with_it(
    organisation: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(appended: Appended) -> None:
        raise RuntimeError

    monkeypatch.setattr(statements_appended, "_listeners", [fails])
    with pytest.raises(RuntimeError), transaction.atomic():
        append(lock_chain(organisation), some_drafts(MANY), NOW)
    assert not Statement.objects.exists()
    assert verify_ledger().ok


def test_texts_are_kept_in_one_normal_form(organisation: Organisation) -> None:
    texts, details = {"reason": "Cafe\u0301", "note": ""}, {"lot": "e\u0301"}
    append(lock_chain(organisation), [replace(some_drafts(1)[0], texts=texts, details=details)], NOW)
    assert list(StatementText.objects.values_list("field", "text")) == [("reason", "Café")]
    assert verify_ledger().ok
