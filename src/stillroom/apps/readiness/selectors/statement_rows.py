"""Statements by their ids, for pages that show what a state rests on."""

from collections.abc import Iterable

from stillroom.apps.ledger.models import Statement
from stillroom.apps.places.models import Organisation

AT_ONCE = 500


def statement_rows(organisation: Organisation, ids: Iterable[str]) -> dict[str, Statement]:
    wanted = sorted(set(ids))
    found: dict[str, Statement] = {}
    for start in range(0, len(wanted), AT_ONCE):
        rows = Statement.objects.filter(organisation=organisation, id__in=wanted[start : start + AT_ONCE])
        found.update((row.id, row) for row in rows.defer("payload", "hash", "prev_hash"))
    return found


def with_what_they_rest_on(organisation: Organisation, ids: Iterable[str], *, levels: int = 2) -> dict[str, Statement]:
    """The statements, what they rest on, what that rests on, and so on down the levels."""
    found: dict[str, Statement] = {}
    wanted = set(ids)
    for _ in range(levels + 1):
        rows = statement_rows(organisation, wanted - found.keys())
        found.update(rows)
        wanted = {relied_on for row in rows.values() for relied_on in row.relied_on.split()}
    return found
