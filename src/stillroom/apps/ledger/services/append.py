"""The one way into the ledger: a batch of statements, one after another, at the end of an organisation's chain."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction

from stillroom.apps.ledger.draft import Draft
from stillroom.apps.ledger.events import Appended, statements_appended
from stillroom.apps.ledger.models import ChainHead
from stillroom.apps.ledger.payload import genesis
from stillroom.apps.ledger.selectors.staff import OrganisationStaff
from stillroom.apps.ledger.services.checkpoint import checkpoint_before_first_of_the_day
from stillroom.apps.ledger.services.insertion import inserting
from stillroom.apps.ledger.services.rows import COLUMNS, TEXT_COLUMNS, RowMaker
from stillroom.apps.places.models import Organisation
from stillroom.competence.statement import Statement

TICK = timedelta(microseconds=1)


class ChainMoved(RuntimeError):
    """The chain was not locked when it was appended to: someone else has appended, or its transaction is over."""


@dataclass(slots=True)
class Chain:
    """The end of a chain, held locked until the transaction ends."""

    organisation: Organisation
    seq: int
    hash: bytes
    recorded_at: datetime

    def moment(self, now: datetime) -> datetime:
        """The server's time, but never at or before what is recorded already."""
        return max(now.astimezone(UTC), self.recorded_at + TICK)


def lock_chain(organisation: Organisation) -> Chain:
    """Take the organisation's turn to write. Must run in a transaction.

    PostgreSQL locks the head's row; on SQLite the transaction, begun IMMEDIATE, holds the only write lock there is.
    """
    _check_in_transaction()
    heads = ChainHead.objects.select_for_update().filter(organisation=organisation)
    head = heads.first()
    if head is None:
        ChainHead.objects.get_or_create(
            organisation=organisation,
            defaults={"seq": 0, "hash": genesis(str(organisation.id)), "recorded_at": datetime(1970, 1, 1, tzinfo=UTC)},
        )
        head = heads.get()
    return Chain(organisation, head.seq, bytes(head.hash), head.recorded_at)


def append(
    chain: Chain,
    drafts: Sequence[Draft],
    now: datetime | Sequence[datetime],
    staff: OrganisationStaff | None = None,
) -> list[Statement]:
    """Append `drafts` in order to a locked chain; listeners run before the transaction commits.

    `now` is one moment for all, or one for each (the demo writes two years at once). `staff` is what was read of the
    people since the chain was locked, for those who listen. Raises CannotBeRecorded,
    NotCanonical, ChainMoved; then the transaction must not be committed.
    """
    _check_in_transaction()
    if not drafts:
        return []
    moments = [now] * len(drafts) if isinstance(now, datetime) else now
    organisation = chain.organisation
    checkpoint_before_first_of_the_day(organisation, chain.seq, chain.hash, chain.recorded_at, moments[0])
    end = Chain(organisation, chain.seq, chain.hash, chain.recorded_at)
    maker = RowMaker(organisation.id)
    statements = []
    with inserting("ledger_statement", COLUMNS, count=len(drafts)) as insert:
        for draft, at in zip(drafts, moments, strict=True):
            end.recorded_at = end.moment(at)
            end.seq += 1
            statement = draft.as_statement(end.recorded_at, end.seq)
            row = maker.row(statement, draft, end.hash)
            end.hash = row[-1]
            insert(row)
            statements.append(statement)
    with inserting("ledger_statementtext", TEXT_COLUMNS, count=len(maker.texts)) as insert:
        for row in maker.texts:
            insert(row)
    _move_head(chain, end)
    chain.seq, chain.hash, chain.recorded_at = end.seq, end.hash, end.recorded_at
    statements_appended.send(Appended(organisation, statements, staff))
    return statements


def _move_head(start: Chain, end: Chain) -> None:
    moved = ChainHead.objects.filter(organisation=start.organisation, seq=start.seq).update(
        seq=end.seq, hash=end.hash, recorded_at=end.recorded_at
    )
    if not moved:
        raise ChainMoved(f"The chain of {start.organisation.ods_code} does not end at {start.seq} any more.")


def _check_in_transaction() -> None:
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("The chain is locked and appended to in one transaction.")
