"""Drafts of every kind, with whatever people may write in them."""

import unicodedata
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from stillroom.apps.ledger.draft import NOTE, REASON, Draft
from stillroom.competence.context import Context
from stillroom.competence.statement import Capacity, Kind, Meaning, Outcome

_letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
free_text = st.text(_letters, max_size=30)
_short = st.text(_letters, max_size=8).map(lambda text: unicodedata.normalize("NFC", text))
_ids = st.uuids(version=4).map(str)
_moments = st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds
_pairs = st.tuples(st.sampled_from(["facility", "equipment"]), st.sampled_from(["section10", "ms", "isolator"]))
_contexts = st.lists(_pairs, max_size=2, unique_by=lambda pair: pair[0]).map(Context)


def drafts() -> st.SearchStrategy[Draft]:
    return st.builds(
        Draft,
        kind=st.sampled_from(Kind),
        person=_ids,
        author=_ids,
        occurred_at=_moments,
        competency=st.sampled_from(["ASE-1", "ASE-2", "*"]),
        version=_short,
        context=_contexts,
        capacity=st.sampled_from(["", *Capacity]),
        method=_short,
        outcome=st.sampled_from(["", *Outcome]),
        meaning=st.sampled_from(["", *Meaning]),
        valid_until=st.none() | st.dates(date(1971, 1, 1), date(2100, 1, 1)),
        about=st.none() | _ids,
        taken_over_by=st.none() | _ids,
        recorded_by=st.just("") | _ids,
        relied_on=st.lists(_ids, max_size=3).map(tuple),
        details=st.dictionaries(st.sampled_from(["lot", "session", "workstation"]), free_text, max_size=3),
        texts=st.dictionaries(st.sampled_from([REASON, NOTE]), free_text, max_size=2),
        id=_ids,
    )


def another(value: Any) -> st.SearchStrategy[Any]:
    """Something else of the same kind as a stored value, often only a little different."""
    if isinstance(value, bool):
        return st.just(not value)
    if isinstance(value, bytes):
        return st.tuples(st.integers(0, max(0, len(value) - 1)), st.integers(1, 255)).map(lambda at: _flip(value, *at))
    if isinstance(value, datetime):
        return _moments
    if isinstance(value, date):
        return st.dates(date(1971, 1, 1), date(2100, 1, 1))
    if value is None:
        return st.dates(date(1971, 1, 1), date(2100, 1, 1))
    text = str(value)
    return st.one_of(
        st.text(_letters, max_size=10),
        st.integers(0, len(text)).map(lambda at: text[:at] + text[at + 1 :]),
        st.integers(0, len(text)).map(lambda at: (text[:at] + " " + text[at:])[:20]),
        st.just(text.upper()),
        st.just(unicodedata.normalize("NFD", text)),
    )


def _flip(value: bytes, at: int, bits: int) -> bytes:
    return value[:at] + bytes([value[at] ^ bits]) + value[at + 1 :] if value else b"\x01"
