"""Whatever is appended verifies; whatever is changed afterwards does not.

Proves H1.
"""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from stillroom.apps.ledger.draft import REASON, Draft
from stillroom.apps.ledger.models import Statement, StatementText
from stillroom.apps.ledger.selectors.stream import stream_statements
from stillroom.apps.ledger.services.append import append, lock_chain
from stillroom.apps.ledger.services.verify import verify_ledger
from stillroom.apps.places.models import Organisation
from tests.integration.ledger.tampering import tamper
from tests.property.ledger.statements import another, drafts

NOW = datetime(2026, 3, 14, 9, tzinfo=UTC)
COLUMNS = [field.attname for field in Statement._meta.concrete_fields if field.attname != "organisation_id"]
batches = st.lists(st.lists(drafts(), min_size=1, max_size=4), min_size=1, max_size=4)

pytestmark = pytest.mark.django_db
in_one_database = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@pytest.fixture(autouse=True)
def _own_home(settings: Settings, tmp_path: Path) -> None:
    settings.STILLROOM_HOME = tmp_path
    settings.STILLROOM_KEYS = tmp_path / "keys"


@contextmanager
def an_empty_ledger() -> Iterator[Organisation]:
    """Of one example; nothing of it stays for the next."""
    with transaction.atomic():
        yield Organisation.objects.create(ods_code=uuid4().hex[:8], name="Leeds", recorded_at=NOW)
        transaction.set_rollback(True)


def append_all(organisation: Organisation, said: list[list[Draft]]) -> None:
    """Each batch on a day of its own, so that checkpoints are made as well."""
    for day, batch in enumerate(said):
        append(lock_chain(organisation), batch, NOW + timedelta(days=day))


@given(batches)
@in_one_database
def test_whatever_is_appended_verifies_and_is_read_again(said: list[list[Draft]]) -> None:
    with an_empty_ledger() as organisation:
        append_all(organisation, said)
        result = verify_ledger()
        assert result.ok, result.findings
        every = [draft for batch in said for draft in batch]
        assert result.statements == len(every)
        assert result.checkpoints == len(said) - 1
        read = {statement.id: statement for statement in stream_statements(organisation)}
        for seq, draft in enumerate(every, start=1):
            statement = read[draft.id]
            assert statement == draft.as_statement(statement.recorded_at, seq)
            texts = dict(StatementText.objects.filter(statement=draft.id).values_list("field", "text"))
            assert texts == {field: unicodedata.normalize("NFC", text) for field, text in draft.texts.items() if text}
            assert statement.has_reason == (REASON in texts)


@given(batches, st.data())
@in_one_database
def test_any_single_change_of_a_stored_value_is_found(said: list[list[Draft]], data: st.DataObject) -> None:
    with an_empty_ledger() as organisation:
        append_all(organisation, said)
        row = data.draw(st.sampled_from(list(Statement.objects.all())))
        column = data.draw(st.sampled_from(COLUMNS))
        before = getattr(row, column)
        before = bytes(before) if isinstance(before, memoryview) else before
        after = data.draw(st.integers(-5, 99)) if column == "seq" else data.draw(another(before))
        limit = getattr(Statement._meta.get_field(column), "max_length", None)
        assume(after != before and (limit is None or len(after) <= limit))
        assume(column not in ("id", "seq") or not Statement.objects.filter(**{column: after}).exists())
        tamper(f'UPDATE ledger_statement SET "{column}" = %s WHERE id = %s', _stored(after), row.id)
        findings = verify_ledger().findings
        assert findings, f"{column} of {row.seq}: {before!r} → {after!r}"


@given(batches, st.data())
@in_one_database
def test_any_change_of_a_text_is_found(said: list[list[Draft]], data: st.DataObject) -> None:
    with an_empty_ledger() as organisation:
        append_all(organisation, said)
        every = list(StatementText.objects.all())
        assume(every)
        row = data.draw(st.sampled_from(every))
        column = data.draw(st.sampled_from(["text", "salt"]))
        before = row.text if column == "text" else bytes(row.salt)
        after = data.draw(another(before))
        assume(after != before)
        tamper(f"UPDATE ledger_statementtext SET {column} = %s WHERE id = %s", after, _key(row))
        assert [finding.statement for finding in verify_ledger().findings] == [row.statement]


@given(batches, st.data())
@in_one_database
def test_any_statement_that_is_gone_is_missed(said: list[list[Draft]], data: st.DataObject) -> None:
    with an_empty_ledger() as organisation:
        append_all(organisation, said)
        seq = data.draw(st.sampled_from(list(Statement.objects.values_list("seq", flat=True))))
        tamper("DELETE FROM ledger_statement WHERE seq = %s", seq)
        first = verify_ledger().findings[0]
        assert (first.organisation, first.seq) == (organisation.ods_code, seq)


def _stored(value: object) -> object:
    if isinstance(value, datetime) and connection.vendor == "sqlite":
        return value.replace(tzinfo=None).isoformat(sep=" ")
    return value


def _key(row: StatementText) -> object:
    return row.id if connection.features.has_native_uuid_field else row.id.hex
