"""An authoriser decides of each item, and signs what can be accepted: one signature, one statement each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.draft import Draft
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.ledger.selectors.staff import OrganisationStaff
from stillroom.apps.ledger.services.append import append, lock_chain
from stillroom.apps.ledger.services.state import admit_draft
from stillroom.apps.passport.models import FollowedSource, TransferIn, TransferItem
from stillroom.apps.passport.selectors.transfers import ItemFound, Key, TransferFound, found_of
from stillroom.apps.passport.services.follow_sources import follow_here
from stillroom.apps.passport.services.receive_person import check_again
from stillroom.apps.people.models import Person
from stillroom.competence.refusal import Refused
from stillroom.competence.statement import Kind, Meaning
from stillroom.competence.transfer import Decision
from stillroom.standards.credentials.presented import read_presented
from stillroom.standards.credentials.status_list import entries_of
from stillroom.standards.credentials.verification import Fetch

Prove = Callable[[Draft], Draft]
"""Writes into a draft how its author showed that it is she."""


class TransferRefused(Exception):
    """Nothing was signed. `words` say why, by item."""

    def __init__(self, words: Mapping[Key, str]) -> None:
        super().__init__("; ".join(f"{code}: {text}" for (code, _), text in words.items()))
        self.words = words


@dataclass(frozen=True)
class _Signed:
    item: ItemFound
    draft: Draft


def sign_transfer(
    *,
    transfer: TransferIn,
    decisions: Mapping[Key, Decision],
    by: Person,
    user: User,
    prove: Prove = lambda draft: draft,
    fetch: Fetch | None = None,
) -> list[TransferItem]:
    """What was shown is checked once more first. All or nothing.

    Raises PermissionDenied; ValidationError where nothing of the transfer can be signed; TransferRefused by item.
    """
    if not user.has_perm(Permission.SIGN_OFF, transfer.person):
        raise PermissionDenied
    if transfer.ended_at or transfer.withdrawn_at:
        raise ValidationError("This transfer is over. Receive them again with what they show today.")
    if transfer.identity_check_id is None:
        raise ValidationError("Nobody has confirmed yet that the passport is theirs. Do that first.")
    if by.canonical_id == transfer.person.canonical_id:
        raise ValidationError("Nobody decides what they are accepted in themselves. Ask another authoriser.")
    check_again(transfer=transfer, fetch=fetch)
    with transaction.atomic():
        chain = lock_chain(transfer.person.organisation)
        moment = chain.moment(clock.now())
        found = found_of(transfer, at=moment)
        refused = {key: words for key, choice in decisions.items() if (words := _against(found, key, choice))}
        if refused:
            raise TransferRefused(refused)
        signed = [
            _Signed(found.by_key[key], draft)
            for key, choice in decisions.items()
            for draft in _drafts(found, found.by_key[key], choice, by, moment, prove)
        ]
        admitted = _admit(transfer, signed, moment, chain.seq, by)
        append(chain, [each.draft for each in admitted], moment)
        rows = [_keep(found, key, choice, admitted, user, moment) for key, choice in decisions.items()]
        _follow(transfer, admitted, moment)
        # Withdrawn while this was being signed: looked at once more when both are written.
        ids = {each.item.shown.competence.id for each in admitted if each.item.shown}
        transaction.on_commit(lambda: follow_here(credential_ids=ids), robust=True)
    return rows


def _against(found: TransferFound, key: Key, choice: Decision) -> str:
    item = found.by_key.get(key)
    if item is None:
        return "The role does not ask for it at this unit any more. Open the page again."
    if item.in_force:
        return "They may work in it here already. Nothing is left to decide."
    if item.is_signed:
        return "This was signed already. To take it back, revoke the acceptance."
    if choice.gravity < item.least.gravity:
        because = "; ".join(reason.words for reason in item.proposal.reasons) or "so it was decided before"
        return f"No lighter than “{item.least.words.lower()}” can be decided: {because[:1].lower()}{because[1:]}."
    if item.shown and _of_somebody_else(found.transfer, item):
        return "This credential was accepted here for somebody else. Find out whose it is before you go on."
    return ""


def _of_somebody_else(transfer: TransferIn, item: ItemFound) -> bool:
    assert item.shown is not None  # noqa: S101 - asked just before
    organisation = transfer.person.organisation
    rows = FollowedSource.objects.filter(organisation=organisation, credential_id=item.shown.competence.id)
    return rows.exclude(person__in=[transfer.person_id]).exists()


def _drafts(
    found: TransferFound, item: ItemFound, choice: Decision, by: Person, at: datetime, prove: Prove
) -> list[Draft]:
    if item.shown is None:
        return []
    if choice is Decision.ACCEPT or (choice is Decision.FAMILIARISE and item.seen is not None):
        return [_draft(found, item, by, at, prove)]
    if choice is Decision.REASSESS and item.proposal.decision is Decision.REASSESS:
        return [_draft(found, item, by, at, prove, method=method) for method in item.proposal.keeps]
    return []


def _draft(found: TransferFound, item: ItemFound, by: Person, at: datetime, prove: Prove, method: str = "") -> Draft:
    assert item.shown is not None  # noqa: S101 - asked just before
    said = item.shown.competence
    return prove(
        Draft(
            kind=Kind.ACCEPTANCE,
            person=found.transfer.person.canonical_id,
            author=by.canonical_id,
            occurred_at=at,
            competency=item.requirement.competency,
            version=item.version,
            context=item.requirement.context,
            method=method,
            meaning=Meaning.APPROVED,
            valid_until=item.last_day(at),
            recorded_by=str(by.id),
            details={
                "credential": item.shown.row.sha256,
                "credential_id": said.id,
                "issuer": said.issuer,
                "transfer": str(found.transfer.id),
            },
        )
    )


def _admit(transfer: TransferIn, signed: list[_Signed], moment: datetime, seq: int, by: Person) -> list[_Signed]:
    """Each by the rules of the ledger, against one reading of it: the items of a role do not rest on each other."""
    people = {transfer.person.canonical_id, by.canonical_id}
    organisation = transfer.person.organisation
    staff = OrganisationStaff(organisation, people)
    codes = {each.draft.competency for each in signed}
    book = open_book(organisation, people=people, competencies=codes, staff=staff)
    admitted, refused = [], {}
    for number, each in enumerate(signed, start=1):
        try:
            admitted.append(_Signed(each.item, admit_draft(book, each.draft, moment, seq + number)))
        except Refused as refusals:
            refused[each.item.key] = " ".join(str(refusal) for refusal in refusals.refusals)
    if refused:
        raise TransferRefused(refused)
    return admitted


def _keep(
    found: TransferFound, key: Key, choice: Decision, admitted: list[_Signed], user: User, at: datetime
) -> TransferItem:
    item = found.by_key[key]
    row, _ = TransferItem.objects.update_or_create(
        transfer=found.transfer,
        competency=key[0],
        context=key[1],
        defaults={
            "proposed": item.proposal.decision,
            "reasons": [reason.value for reason in item.proposal.reasons],
            "decision": choice,
            "credential": item.shown.row if item.shown else None,
            "statements": [each.draft.id for each in admitted if each.item.key == key],
            "decided_at": at,
            "decided_by": user,
        },
    )
    return row


def _follow(transfer: TransferIn, admitted: list[_Signed], at: datetime) -> None:
    rows = []
    for each in admitted:
        shown = each.item.shown
        assert shown is not None  # noqa: S101 - every acceptance rests on a credential
        entries = entries_of(read_presented(shown.row.document.encode()).document)
        rows.append(
            FollowedSource(
                organisation=transfer.person.organisation,
                person=transfer.person,
                statement_id=each.draft.id,
                credential_id=shown.competence.id,
                sha256=shown.row.sha256,
                issuer=shown.competence.issuer,
                issuer_name=shown.competence.issuer_name,
                status=[{"url": e.list_url, "index": e.index, "purpose": e.purpose} for e in entries],
                state=shown.state,
                checked_at=at,
            )
        )
    FollowedSource.objects.bulk_create(rows)
