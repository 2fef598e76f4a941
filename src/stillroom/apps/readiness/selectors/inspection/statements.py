"""The statements of an inspection pack: about its people, and those by which others were entitled to make them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from stillroom.apps.ledger import canonical
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.selectors.statements import texts_of
from stillroom.apps.places.models import Organisation
from stillroom.apps.readiness.selectors.statement_rows import with_what_they_rest_on
from stillroom.competence.days import day_of, start_of

LEVELS = 4
"""An observation rests on an assessor's sign-off, that on an authoriser's appointment, that on nothing more."""
ROWS_AT_ONCE = 2_000


@dataclass(slots=True)
class Statements:
    """`of` human → hers, in the order of the chain; `by_id` holds these and what they rest on."""

    of: dict[str, list[Statement]] = field(default_factory=dict)
    by_id: dict[str, Statement] = field(default_factory=dict)
    about: dict[str, list[Statement]] = field(default_factory=dict)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    text_fields: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def every(self) -> Iterator[Statement]:
        for rows in self.of.values():
            yield from rows

    def in_chain_order(self) -> list[Statement]:
        return sorted(self.every(), key=lambda row: row.seq)

    def text(self, row: Statement, name: str) -> str | None:
        """The text; empty when there never was one, None when it was erased."""
        if name not in self.text_fields.get(row.id, ()):
            return ""
        return self.texts.get(row.id, {}).get(name)


def statements_about(
    organisation: Organisation,
    human: dict[str, str],
    *,
    at: datetime,
    known_by: datetime | None,
    only: set[str] | None = None,
) -> Statements:
    """`human`: id of each record of the people → id of the human. `only` these, and what happened on that day."""
    found = Statements()
    if human:
        rows = Statement.objects.filter(organisation=organisation, person__in=list(human), occurred_at__lte=at)
        if known_by is not None:
            rows = rows.filter(recorded_at__lte=known_by)
        began = start_of(day_of(at))
        kept = None if only is None else set(with_what_they_rest_on(organisation, only, levels=LEVELS))
        for row in rows.order_by("seq").iterator(chunk_size=ROWS_AT_ONCE):
            if kept is None or row.id in kept or row.occurred_at >= began:
                _keep(found, row, human[row.person])
    around = {id_ for row in found.every() for id_ in row.relied_on.split()} - found.by_id.keys()
    found.by_id.update(with_what_they_rest_on(organisation, around, levels=LEVELS))
    found.texts = texts_of(found.text_fields)
    return found


def _keep(found: Statements, row: Statement, human: str) -> None:
    fields = _text_fields(bytes(row.payload))
    row.payload = b""  # what is hashed is verified apart; kept here it would only fill the memory
    if fields:
        found.text_fields[row.id] = tuple(fields)
    found.of.setdefault(human, []).append(row)
    found.by_id[row.id] = row
    if row.about:
        found.about.setdefault(row.about, []).append(row)


def _text_fields(payload: bytes) -> Iterable[str]:
    """The texts it was recorded with, erased or not."""
    if b'"texts"' not in payload:
        return ()
    try:
        return tuple(canonical.decode(payload).get("texts", {}))
    except canonical.NotCanonical:
        return ()
