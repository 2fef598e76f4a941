"""Whatever was altered, deleted, moved or added is found and named.

Proves H1.
"""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from stillroom.apps.ledger.draft import REASON
from stillroom.apps.ledger.models import ChainHead, Checkpoint, Statement, StatementText
from stillroom.apps.ledger.payload import details_column
from stillroom.apps.ledger.services.append import append, lock_chain
from stillroom.apps.ledger.services.checkpoint import checkpoint_file, make_checkpoints
from stillroom.apps.ledger.services.verification.findings import Finding
from stillroom.apps.ledger.services.verify import verify_ledger
from stillroom.apps.places.models import Organisation
from tests.integration.ledger.conftest import NOW, some_drafts
from tests.integration.ledger.tampering import cut_after, rewrite_from, tamper

both_ways = pytest.mark.parametrize("columns", [True, False], ids=["with columns", "chain only"])


def found(*, columns: bool = True) -> Finding:
    result = verify_ledger(columns=columns)
    assert len(result.findings) == 1, result.findings
    return result.findings[0]


def id_of(seq: int) -> str:
    return str(Statement.objects.get(seq=seq).id)


@pytest.fixture
def signed(
    chain_of_ten: Organisation, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> Organisation:
    """The chain of ten with a checkpoint over it, in the database and in its file."""
    with django_capture_on_commit_callbacks(execute=True):
        make_checkpoints(NOW + timedelta(hours=1))
    assert checkpoint_file("RR8").exists()
    return chain_of_ten


@both_ways
def test_a_whole_ledger_is_counted(signed: Organisation, columns: bool) -> None:
    result = verify_ledger(columns=columns)
    assert result.ok
    assert (result.organisations, result.statements, result.checkpoints) == (1, 10, 1)


@pytest.mark.usefixtures("db")
def test_an_empty_ledger_is_whole() -> None:
    assert verify_ledger().ok


@both_ways
@pytest.mark.parametrize("seq", [1, 5, 10])
def test_one_altered_byte(signed: Organisation, seq: int, columns: bool) -> None:
    data = bytearray(bytes(Statement.objects.get(seq=seq).payload))
    data[len(data) // 2] ^= 1
    tamper("UPDATE ledger_statement SET payload = %s WHERE seq = %s", bytes(data), seq)
    finding = found(columns=columns)
    assert (finding.organisation, finding.seq, finding.statement) == ("RR8", seq, id_of(seq))
    assert "altered" in finding.wrong


@both_ways
@pytest.mark.parametrize("seq", [1, 5, 9])
def test_one_deleted_row(signed: Organisation, seq: int, columns: bool) -> None:
    tamper("DELETE FROM ledger_statement WHERE seq = %s", seq)
    finding = found(columns=columns)
    assert finding.seq == seq
    assert f"missing; the next one there is statement {seq + 1}" in finding.wrong


@both_ways
def test_a_truncated_tail(chain_of_ten: Organisation, columns: bool) -> None:
    tamper("DELETE FROM ledger_statement WHERE seq > 7")
    finding = found(columns=columns)
    assert finding.seq == 8
    assert "head counts 10" in finding.wrong


@both_ways
@pytest.mark.parametrize("without", ["file", "row"])
def test_a_truncated_tail_with_the_head_edited(signed: Organisation, without: str, columns: bool) -> None:
    """Either copy of the checkpoint is enough."""
    cut_after(7)
    if without == "file":
        checkpoint_file("RR8").unlink()
    else:
        tamper("DELETE FROM ledger_checkpoint")
    finding = found(columns=columns)
    assert finding.seq == 8
    assert "missing" in finding.wrong
    assert "signed 10 statements" in finding.wrong


@both_ways
def test_a_whole_chain_gone(signed: Organisation, columns: bool) -> None:
    for table in ("ledger_statementtext", "ledger_statement", "ledger_chainhead", "ledger_checkpoint"):
        tamper(f"DELETE FROM {table}")
    finding = found(columns=columns)
    assert (finding.organisation, finding.seq) == ("RR8", 1)


@both_ways
def test_swapped_places(signed: Organisation, columns: bool) -> None:
    for old, new in ((5, 99), (6, 5), (99, 6)):
        tamper("UPDATE ledger_statement SET seq = %s WHERE seq = %s", new, old)
    assert found(columns=columns).seq == 5


@both_ways
def test_swapped_contents(signed: Organisation, columns: bool) -> None:
    rows = dict(Statement.objects.filter(seq__in=[5, 6]).values_list("seq", "payload"))
    tamper("UPDATE ledger_statement SET payload = %s WHERE seq = 5", bytes(rows[6]))
    tamper("UPDATE ledger_statement SET payload = %s WHERE seq = 6", bytes(rows[5]))
    assert found(columns=columns).seq == 5


@both_ways
def test_a_replaced_payload_with_its_own_hash_made_anew(chain_of_ten: Organisation, columns: bool) -> None:
    rewrite_from(chain_of_ten, 10, b'"pass"', b'"fail"')
    tamper("UPDATE ledger_statement SET outcome = 'fail' WHERE seq = 10")
    assert verify_ledger(columns=columns).ok, "a rewritten chain is sound in itself: only checkpoints tell"


@both_ways
def test_a_chain_rewritten_throughout(signed: Organisation, columns: bool) -> None:
    rewrite_from(signed, 6, b'"pass"', b'"fail"')
    tamper("UPDATE ledger_statement SET outcome = 'fail' WHERE seq = 6")
    finding = found(columns=columns)
    assert finding.seq == 10
    assert "rewritten" in finding.wrong


ALTERED = {
    "id": "another",
    "kind": "sign_off",
    "person": "another",
    "author": "another",
    "recorded_by": "another",
    "competency": "ASE-2",
    "framework_version": "2026.2",
    "context": "facility=ms",
    "capacity": "assessor",
    "method": "viva",
    "outcome": "fail",
    "meaning": "assessed",
    "occurred_at": "2026-03-13 09:00:00",
    "recorded_at": "2026-03-13 09:00:00",
    "valid_until": "2027-01-01",
    "about": "another",
    "taken_over_by": "another",
    "relied_on": "another",
    "reference": "another",
    "details": details_column({"lot": "another"}),
    "has_reason": True,
}


def test_every_column_is_compared() -> None:
    chained = {"organisation_id", "seq", "payload", "prev_hash", "hash"}
    assert ALTERED.keys() == {field.attname for field in Statement._meta.concrete_fields} - chained


@pytest.mark.parametrize("column", ALTERED)
def test_an_altered_column(signed: Organisation, column: str) -> None:
    before = id_of(5)
    tamper(f"UPDATE ledger_statement SET {column} = %s WHERE seq = 5", ALTERED[column])
    finding = found()
    assert (finding.seq, finding.statement) == (5, "another" if column == "id" else before)
    assert f"the column {column} was altered" in finding.wrong
    assert verify_ledger(columns=False).ok


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("occurred_at", "2026-03-14 09:00:00.000000"),
        ("occurred_at", "2026-03-14T09:00:00"),
        ("valid_until", ""),
        ("details", '{"lot":"4"}'),
        ("details", '{"lot": "x", "lot": "4"}'),
        ("relied_on", " "),
        ("outcome", b"pass"),
        ("has_reason", 2),
        ("payload", "a text"),
        ("prev_hash", "a text"),
    ],
)
def test_sqlite_what_means_the_same_but_is_written_otherwise(signed: Organisation, column: str, value: object) -> None:
    """SQLite takes any text in any column."""
    if connection.vendor == "sqlite":
        tamper(f"UPDATE ledger_statement SET {column} = %s WHERE seq = 5", value)
        assert found().seq == 5


def test_postgresql_moments_that_no_calendar_holds(signed: Organisation) -> None:
    if connection.vendor == "postgresql":
        tamper("UPDATE ledger_statement SET occurred_at = 'infinity' WHERE seq = 5")
        assert "the column occurred_at was altered" in found().wrong


def test_a_statement_moved_to_another_organisation(signed: Organisation) -> None:
    other = Organisation.objects.create(ods_code="RX1", name="Nottingham", recorded_at=NOW)
    place = other.id if connection.vendor == "postgresql" else other.id.hex
    tamper("UPDATE ledger_statement SET organisation_id = %s WHERE seq = 1", place)
    findings = verify_ledger().findings
    assert [(finding.organisation, finding.seq) for finding in findings] == [("RR8", 1), ("RX1", 1)]


def test_an_altered_text(signed: Organisation) -> None:
    tamper("UPDATE ledger_statementtext SET text = 'A passed broth.'")
    finding = found()
    assert (finding.seq, finding.statement) == (4, id_of(4))
    assert "the text “reason” was altered" in finding.wrong


def test_an_altered_salt(signed: Organisation) -> None:
    tamper("UPDATE ledger_statementtext SET salt = %s", b"s" * 32)
    assert found().seq == 4


def test_an_added_text(signed: Organisation) -> None:
    StatementText.objects.create(statement=id_of(2), field="note", salt=b"s" * 32, text="She never came.")
    assert "a text “note” was added" in found().wrong


def test_a_text_of_no_statement(signed: Organisation) -> None:
    StatementText.objects.create(statement="nobody", field="note", salt=b"s" * 32, text="She never came.")
    assert "a statement that is not" in found().wrong


def test_a_wrong_text_before_a_broken_statement_is_named_first(signed: Organisation) -> None:
    tamper("UPDATE ledger_statementtext SET text = 'A passed broth.'")
    tamper("UPDATE ledger_statement SET outcome = 'fail' WHERE seq = 5")
    assert found().seq == 4


def test_an_erased_text_is_counted_not_broken(signed: Organisation) -> None:
    StatementText.objects.filter(statement=id_of(4), field=REASON).delete()
    result = verify_ledger()
    assert result.ok
    assert result.erased_texts == 1


HEADS: dict[str, Callable[[], object]] = {
    "gone": lambda: tamper("DELETE FROM ledger_chainhead"),
    "too far": lambda: tamper("UPDATE ledger_chainhead SET seq = 11"),
    "too short": lambda: tamper("UPDATE ledger_chainhead SET seq = 9"),
    "another hash": lambda: tamper("UPDATE ledger_chainhead SET hash = %s", b"h" * 32),
    "another time": lambda: tamper("UPDATE ledger_chainhead SET recorded_at = '2025-01-01 00:00:00'"),
}


@pytest.mark.parametrize("change", HEADS.values(), ids=HEADS)
def test_an_altered_head(signed: Organisation, change: Callable[[], object]) -> None:
    change()
    assert "head" in found().wrong


def test_an_altered_checkpoint(signed: Organisation) -> None:
    tamper("UPDATE ledger_checkpoint SET seq = 9")
    assert "its signature does not fit" in found().wrong


def test_an_altered_checkpoint_file(signed: Organisation) -> None:
    file = checkpoint_file("RR8")
    file.write_text(file.read_text().replace('"seq": 10', '"seq": 9'))
    assert "RR8.jsonl, line 1" in found().wrong


def test_a_checkpoint_file_that_is_none(signed: Organisation) -> None:
    with checkpoint_file("RR8").open("a") as file:
        file.write("nothing\n")
    assert "line 2" in found().wrong


def test_a_line_cut_short_by_a_crash_is_passed_over_and_the_next_starts_anew(
    signed: Organisation, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with checkpoint_file("RR8").open("a") as file:
        file.write('{"organisation": "0189')
    assert verify_ledger().ok
    with django_capture_on_commit_callbacks(execute=True):
        make_checkpoints(NOW + timedelta(hours=2))
    assert verify_ledger().checkpoints == 2
    tamper("DELETE FROM ledger_checkpoint")
    assert verify_ledger().checkpoints == 2


def test_a_checkpoint_whose_key_is_gone(signed: Organisation, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "keys")
    checkpoint_file("RR8").unlink()
    assert "is not in" in found().wrong


def test_the_first_append_of_a_day_signs_the_day_before(chain_of_ten: Organisation) -> None:
    with transaction.atomic():
        append(lock_chain(chain_of_ten), some_drafts(2), NOW + timedelta(days=1))
    assert Checkpoint.objects.get().seq == 10
    assert ChainHead.objects.get().seq == 12
    assert verify_ledger().ok


def test_one_organisation_alone(signed: Organisation) -> None:
    other = Organisation.objects.create(ods_code="RX1", name="Nottingham", recorded_at=NOW)
    with transaction.atomic():
        append(lock_chain(other), some_drafts(3), NOW)
    tamper("UPDATE ledger_statement SET outcome = 'fail' WHERE seq = 5")
    assert verify_ledger(ods_code="rx1").ok
    assert verify_ledger(ods_code="RX1").statements == 3
    assert not verify_ledger(ods_code="RR8").ok
