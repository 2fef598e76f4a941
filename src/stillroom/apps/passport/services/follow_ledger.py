"""Keep what is published of each credential true to the ledger: revoked, suspended, or neither."""

from collections.abc import Iterable

from stillroom.apps.accounts import clock
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.passport.models import IssuedCredential
from stillroom.apps.places.models import Organisation
from stillroom.competence.passport import state_of
from stillroom.competence.transfer import OfferState


def follow_ledger(*, organisation: Organisation, people: Iterable[str]) -> set[str]:
    """Bring the credentials of `people` (canonical ids) up to now. Lapsing needs no list: it has a date.

    Returns what those that changed call themselves.
    """
    rows = list(
        IssuedCredential.objects.filter(organisation=organisation, person__in=list(people))
        .exclude(statement_id="")
        .select_related("person")
    )
    if not rows:
        return set()
    book = open_book(organisation, people={row.person.canonical_id for row in rows})
    now, changed = clock.now(), []
    for row in rows:
        history = book.history(row.person.canonical_id)
        sign_off = history.by_id.get(row.statement_id)
        record = history.record(sign_off.competency) if sign_off else None
        if sign_off is None or record is None:
            continue
        state = state_of(record, sign_off, now)
        published = OfferState.CURRENT if state is OfferState.LAPSED else state
        if row.state != published:
            row.state = published
            changed.append(row)
    IssuedCredential.objects.bulk_update(changed, ["state"])
    return {f"urn:uuid:{row.id}" for row in changed}
