"""What was accepted follows its source: when the issuer suspends or revokes, it is suspended here until reviewed.

The suspension is stated in the name of whoever accepted, since nobody at the source may speak in this ledger; that the
program entered it stands beside it.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from stillroom.apps.accounts import clock
from stillroom.apps.ledger.draft import REASON, Draft
from stillroom.apps.ledger.presenters.words import BY_THE_PROGRAM
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.ledger.services.append import append, lock_chain
from stillroom.apps.ledger.services.state import admit_draft
from stillroom.apps.passport.models import FollowedSource
from stillroom.apps.passport.remote import remote_fetch
from stillroom.apps.passport.selectors.local_sources import fetching, states_here
from stillroom.apps.passport.selectors.trust_list import local_dids, trust_list_of_organisation
from stillroom.competence.record import Record
from stillroom.competence.statement import Kind, Statement
from stillroom.competence.transfer import OfferState
from stillroom.standards.credentials.problem import Problem
from stillroom.standards.credentials.status_list import StatusEntry
from stillroom.standards.credentials.verification import Fetch, Result, check_status

WITHDRAWN = {OfferState.SUSPENDED: "suspended", OfferState.REVOKED: "revoked"}


def follow_here(*, credential_ids: Iterable[str]) -> int:
    """Of this installation's own credentials, as the database has them now. Returns how many changed."""
    rows = list(FollowedSource.objects.filter(credential_id__in=set(credential_ids)))
    states = states_here({row.credential_id for row in rows})
    now = clock.now()
    changed = [
        (row.id, states[row.credential_id]) for row in rows if states.get(row.credential_id, row.state) != row.state
    ]
    for id_, state in changed:
        _turn(id_, state, now)
    return len(changed)


def follow_everywhere(*, fetch: Fetch | None = None) -> int:
    """Ask every issuer again; returns how many changed. What cannot be reached keeps its state, and since when."""
    local = set(local_dids())
    rows = list(FollowedSource.objects.select_related("organisation").order_by("issuer", "id"))
    changed = follow_here(credential_ids={row.credential_id for row in rows if row.issuer in local})
    look = fetching(fetch or remote_fetch())
    for row in rows:
        if row.issuer in local or not row.status:
            continue
        now = clock.now()
        state = _published(row, look, now)
        if state is None:
            FollowedSource.objects.filter(id=row.id, failing_since__isnull=True).update(failing_since=now)
            continue
        FollowedSource.objects.filter(id=row.id).update(checked_at=now, failing_since=None)
        if state != row.state:
            _turn(row.id, state, now)
            changed += 1
    return changed


def _published(row: FollowedSource, fetch: Fetch, at: datetime) -> OfferState | None:
    """What its issuer's lists say; None where they cannot be read. Only a good list lifts anything."""
    entries = [StatusEntry(each["url"], each["index"], each["purpose"]) for each in row.status]
    trust = trust_list_of_organisation(row.organisation)
    checks = check_status(entries, row.issuer, trust=trust, at=at, fetch=fetch)
    problems = {check.problem for check in checks}
    if Problem.REVOKED in problems:
        return OfferState.REVOKED
    if Problem.SUSPENDED in problems:
        return OfferState.SUSPENDED
    return OfferState.CURRENT if all(check.result is Result.PASSED for check in checks) else None


def _turn(row_id: UUID, state: OfferState, at: datetime) -> None:
    with transaction.atomic():
        row = FollowedSource.objects.select_related("organisation", "person").get(id=row_id)
        chain = lock_chain(row.organisation)  # its turn to write, taken before the row: the order every writer takes
        row = (
            FollowedSource.objects.select_related("organisation", "person")
            .select_for_update(of=("self",))
            .get(id=row.id)
        )
        if row.state == state:
            return
        row.state, row.checked_at, row.failing_since = state, at, None
        if state in WITHDRAWN:
            moment = chain.moment(at)
            draft = _suspension(row, state, moment)
            if draft is not None:
                book = open_book(row.organisation, people={draft.person, draft.author}, competencies={draft.competency})
                append(chain, [admit_draft(book, draft, moment, chain.seq + 1)], moment)
                row.suspension = draft.id
        row.save(update_fields=["state", "checked_at", "failing_since", "suspension"])


def _suspension(row: FollowedSource, state: OfferState, at: datetime) -> Draft | None:
    """None where nothing rests on it any more, or it is suspended for this already."""
    person = row.person.canonical_id
    history = open_book(row.organisation, people=[person]).history(person)
    accepted = history.by_id.get(row.statement_id)
    record = history.record(accepted.competency) if accepted else None
    if accepted is None or record is None or not _rests_on(record, accepted, at):
        return None
    before = record.suspension_about(row.suspension) if row.suspension else None
    if before is not None and record.is_open(before, at):
        return None
    words = (
        f"{row.issuer_name} {WITHDRAWN[state]} the credential {row.credential_id}, on which the acceptance made here"
        " rests. Suspended until somebody has reviewed it."
    )
    return Draft(
        kind=Kind.SUSPENSION,
        person=person,
        author=accepted.author,
        occurred_at=at,
        competency=accepted.competency,
        version=accepted.version,
        context=accepted.context,
        recorded_by=BY_THE_PROGRAM,
        details={"credential": row.sha256, "credential_id": row.credential_id, "issuer": row.issuer},
        texts={REASON: words},
    )


def _rests_on(record: Record, accepted: Statement, at: datetime) -> bool:
    """Not once it is revoked, nor once she was wholly assessed and signed off here, without it."""
    if record.revoked(accepted, at):
        return False
    governing = record.governing(accepted.context, at)
    signed_here = governing is not None and governing.kind == Kind.SIGN_OFF and governing.seq > accepted.seq
    return not signed_here or (governing is not None and accepted.id in governing.relied_on)
