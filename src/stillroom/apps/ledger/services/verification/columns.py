"""Whether a stored row's columns say what its signed payload says."""

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from django.db import connection

from stillroom.apps.ledger import canonical
from stillroom.apps.ledger.canonical import NotCanonical
from stillroom.apps.ledger.draft import REASON
from stillroom.apps.ledger.payload import details_column, payload
from stillroom.apps.ledger.selectors.stored import COLUMNS, Row

Texts = Mapping[str, str]
_NO_TEXTS: Texts = {}
_HAS_TEXTS = b'"texts":{'  # inside a value its quotes would be escaped


class Altered(ValueError):
    """What is wrong with the row, in plain words."""


class ColumnCheck:
    """Writes each row's payload anew from its columns, and compares the bytes with those that are chained."""

    def __init__(self, organisation: str) -> None:
        self._organisation = organisation
        self.moment: Callable[[str], str] = _moment_on_sqlite if connection.vendor == "sqlite" else str

    def texts_in(self, row: Row) -> Texts:
        """The HMACs of the row's texts by field. Raises Altered."""
        data = row[1]
        texts = _NO_TEXTS
        try:
            if _HAS_TEXTS in data:
                texts = json.loads(data).get("texts", _NO_TEXTS)
            if canonical.encode(self._payload(row, texts)) == data and row[21] == (REASON in texts):
                return texts
        except (ValueError, TypeError, AttributeError):
            pass
        raise Altered(self._what_differs(row))

    def _payload(self, row: Row, texts: Texts) -> dict[str, Any]:
        (seq, _, _, _, id_, kind, person, author, recorded_by, competency, framework_version, context, capacity, method,
         outcome, meaning, about, taken_over_by, reference, details, relied_on, _, occurred_at, recorded_at,
         valid_until) = row  # fmt: skip
        return payload(
            organisation=self._organisation,
            id=id_,
            seq=seq,
            kind=kind,
            person=person,
            author=author,
            recorded_by=recorded_by,
            competency=competency,
            framework_version=framework_version,
            context=context,
            capacity=capacity,
            method=method,
            outcome=outcome,
            meaning=meaning,
            occurred_at=self.moment(occurred_at),
            recorded_at=self.moment(recorded_at),
            valid_until=_day(valid_until),
            about=about,
            taken_over_by=taken_over_by,
            relied_on=relied_on.split(" ") if relied_on else [],
            reference=reference,
            details=_details(details) if details else {},
            texts=texts,
        )

    def _what_differs(self, row: Row) -> str:
        try:
            signed = canonical.decode(row[1])
        except NotCanonical:
            return "its payload is not in the form in which Stillroom writes it"
        if signed.get("v") != canonical.SCHEMA:
            return f"its payload is of form {signed.get('v')}, which this version of Stillroom does not know"
        if signed.get("organisation") != self._organisation:
            return "its payload belongs to another organisation"
        for name, stored in zip(COLUMNS, row, strict=True):
            if name in signed or name not in ("payload", "prev_hash", "hash"):
                said = self._as_signed(name, stored)
                wanted = REASON in signed.get("texts", {}) if name == "has_reason" else signed.get(name, "")
                if said != (wanted or ("" if name != "has_reason" else False)) or type(said) is not type(wanted):
                    return f"the column {name} was altered: it says {said!r}, but what was signed is {wanted!r}"
        return "its columns do not say what was signed"

    def _as_signed(self, name: str, stored: Any) -> Any:
        """A column's value in the form it has in the payload; as it is stored when it has no such form."""
        try:
            if name in ("occurred_at", "recorded_at"):
                return self.moment(stored)
            if name == "valid_until":
                return _day(stored)
            if name == "relied_on":
                return stored.split(" ") if stored else ""
            if name == "details":
                return _details(stored) if stored else ""
        except (ValueError, TypeError, AttributeError):
            return stored
        return bool(stored) if name == "has_reason" and stored in (0, 1) else stored


def _moment_on_sqlite(stored: str) -> str:
    """As `rows.sqlite_moment` wrote it, and in no other way."""
    if len(stored) == 19 and stored[10] == " ":
        return f"{stored[:10]}T{stored[11:]}.000000Z"
    if len(stored) == 26 and stored[10] == " " and not stored.endswith(".000000"):
        return f"{stored[:10]}T{stored[11:]}Z"
    raise ValueError("not a moment as Stillroom stores it")


def _day(stored: str | None) -> str:
    if stored == "":
        raise ValueError("an empty text is not a day")
    return stored or ""


@lru_cache(maxsize=10_000)
def _details(stored: str) -> dict[str, str]:
    details: dict[str, str] = json.loads(stored)
    if not isinstance(details, dict) or details_column(details) != stored:
        raise ValueError("not details as Stillroom stores them")
    return details
