"""One organisation's chain, walked from its first statement to its last."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from uuid import UUID

from stillroom.apps.ledger import canonical
from stillroom.apps.ledger.payload import genesis
from stillroom.apps.ledger.selectors.stored import COLUMNS, Row, head, stored_rows
from stillroom.apps.ledger.services.verification.columns import Altered, ColumnCheck
from stillroom.apps.ledger.services.verification.findings import Finding
from stillroom.apps.ledger.services.verification.signed_heads import SignedHead
from stillroom.apps.ledger.services.verification.texts import Expected, check_texts

RECORDED_AT = COLUMNS.index("recorded_at")
Progress = Callable[[int], object]


class Broken(Exception):
    """Ends the walk at the first statement that is broken or missing."""

    def __init__(self, seq: int, wrong: str, statement: object = "") -> None:
        super().__init__(wrong)
        self.seq, self.wrong, self.statement = seq, wrong, str(statement)


class Walk:
    """A walk along the chain of `organisation`, past the heads that were signed."""

    def __init__(self, organisation: UUID, ods_code: str, signed: Sequence[SignedHead], *, columns: bool) -> None:
        self.seq = 0
        self.erased = 0
        self._organisation = organisation
        self._ods_code = ods_code
        self._hash = genesis(str(organisation))
        self._signed = sorted((one for one in signed if one.seq > 0), key=lambda one: one.seq)
        self._passed = 0
        self._columns = ColumnCheck(str(organisation)) if columns else None
        self._recorded_at = ""

    def run(self, progress: Progress) -> Finding | None:
        """The first thing wrong from the first statement to the last and the head; None when nothing is."""
        try:
            for rows in stored_rows(self._organisation, columns=self._columns is not None):
                self._check(rows)
                progress(len(rows))
            self._check_end()
        except Broken as broken:
            return Finding(self._ods_code, broken.seq, broken.wrong, broken.statement)
        return None

    def _check(self, rows: Sequence[Row]) -> None:
        batch: list[Expected] = []
        broken = None
        try:
            self._follow(rows, batch)
        except Broken as error:
            broken = error
        # Of two things wrong the earlier is named: a wrong text before a broken statement.
        if batch:
            erased, wrong_at, wrong = check_texts(self._organisation, batch)
            self.erased += erased
            if wrong_at:
                raise Broken(wrong_at.seq, wrong, wrong_at.statement)
        if broken:
            raise broken

    def _follow(self, rows: Sequence[Row], batch: list[Expected]) -> None:
        columns = self._columns
        next_signed = self._next_signed()
        for row in rows:
            seq, data, prev_hash, hashed = row[:4]
            if seq != self.seq + 1:
                raise self._out_of_order(row)
            try:
                fits = sha256(prev_hash + data).digest() == hashed
            except TypeError:
                fits = False
            if not fits:
                raise Broken(seq, "its payload or its hash was altered", row[4])
            if prev_hash != self._hash:
                raise Broken(seq, f"it does not follow statement {seq - 1}: one of the two was replaced", row[4])
            if columns is not None:
                try:
                    macs = columns.texts_in(row)
                except Altered as altered:
                    raise Broken(seq, str(altered), row[4]) from None
                batch.append(Expected(seq, row[4], macs))
            self.seq, self._hash = seq, hashed
            if seq == next_signed:
                self._pass_signed(row)
                next_signed = self._next_signed()
        if columns is not None and rows:
            self._recorded_at = columns.moment(rows[-1][RECORDED_AT])

    def _out_of_order(self, row: Row) -> Broken:
        expected = self.seq + 1
        if isinstance(row[0], int) and row[0] > expected:
            return Broken(expected, f"it is missing; the next one there is statement {row[0]}")
        return Broken(expected, f"in its place stands one numbered {row[0]!r}", row[4])

    def _next_signed(self) -> int:
        return self._signed[self._passed].seq if self._passed < len(self._signed) else 0

    def _pass_signed(self, row: Row) -> None:
        """Statement `self.seq` has been reached: compare it with every signature over it."""
        last_good = self._signed[self._passed - 1].seq if self._passed else 0
        while self._next_signed() == self.seq:
            signed = self._signed[self._passed]
            if signed.hash != self._hash:
                since = f"after statement {last_good}" if last_good else "from the first"
                raise Broken(
                    self.seq, f"it is not what {signed} signed: it, or one before it {since}, was rewritten", row[4]
                )
            self._passed += 1

    def _check_end(self) -> None:
        if self._passed < len(self._signed):
            last = self._signed[-1]
            raise Broken(self.seq + 1, f"it is missing, and all after it: {last} signed {last.seq} statements")
        end = head(self._organisation)
        if end is None:
            raise Broken(self.seq, "the head of the chain is missing")
        if end.seq > self.seq:
            raise Broken(self.seq + 1, f"it is missing: the chain's head counts {end.seq} statements")
        if end.seq < self.seq:
            raise Broken(end.seq + 1, f"the chain's head was altered: it counts {end.seq} statements, not {self.seq}")
        if bytes(end.hash) != self._hash:
            raise Broken(self.seq, "the chain's head was altered: it holds another hash")
        if self._recorded_at and canonical.moment(end.recorded_at) != self._recorded_at:
            raise Broken(self.seq, "the chain's head was altered: it holds another time")
