"""A transfer-in as a whole: what was shown, what is proposed for each requirement, what was decided and signed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet

from stillroom.apps.accounts import clock
from stillroom.apps.framework.selectors import frameworks, requirements
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.passport.models import PresentedCredential, Share, TransferIn, TransferItem
from stillroom.apps.passport.selectors.equivalences import equivalences
from stillroom.apps.passport.selectors.local_sources import states_here
from stillroom.apps.passport.selectors.shares import is_open
from stillroom.apps.passport.selectors.transfer_rules import transfer_rules_at
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.places.selectors.units import facilities_by_unit
from stillroom.competence.context import Context
from stillroom.competence.days import day_of
from stillroom.competence.framework import Competency, Frameworks
from stillroom.competence.history import History
from stillroom.competence.readiness import FULFILLED, Standing, standing
from stillroom.competence.record import Record, last_valid_day
from stillroom.competence.requirement import Requirement, asked_at
from stillroom.competence.statement import Statement
from stillroom.competence.transfer import Decision, Offer, OfferState, Proposal, TransferRules, propose
from stillroom.competence.transfer.familiarisation import familiarisation_method, seen_here
from stillroom.standards.credentials.competence_credential import Competence, read
from stillroom.standards.credentials.presented import read_presented
from stillroom.standards.credentials.problem import CredentialRefused

Key = tuple[str, str]
"""Competency and context, as text: what a requirement is known by within one transfer."""


@dataclass(frozen=True)
class Shown:
    """A credential that can be used: the row, what it says, and how it stands at its issuer."""

    row: PresentedCredential
    competence: Competence
    state: OfferState

    @property
    def offer(self) -> Offer:
        said = self.competence
        return Offer(
            source=said.id,
            issuer=said.issuer,
            framework=said.framework,
            competency=said.code,
            version=said.version,
            state=self.state,
            context=Context(said.context.items()),
            passes={each.method: each.passes for each in said.assessed},
            valid_until=said.valid_until,
            taken_over=said.taken_over,
        )


@dataclass(frozen=True)
class ItemFound:
    """One requirement: what is proposed, what it rests on, how she stands here, what was decided."""

    proposal: Proposal
    competency: Competency
    version: str
    standing: Standing
    shown: Shown | None
    decided: TransferItem | None
    seen: Statement | None  # the local pass since she was received
    record: Record | None

    @property
    def requirement(self) -> Requirement:
        return self.proposal.requirement

    @property
    def key(self) -> Key:
        return self.requirement.competency, str(self.requirement.context)

    @property
    def in_force(self) -> bool:
        return self.standing.state in FULFILLED

    @property
    def least(self) -> Decision:
        """The lightest that may be decided: what is proposed or, if that is graver, what was decided before."""
        decided = Decision(self.decided.decision) if self.decided else self.proposal.decision
        return max(self.proposal.decision, decided, key=lambda each: each.gravity)

    @property
    def is_signed(self) -> bool:
        """An acceptance was signed and still stands, whatever else keeps her from working."""
        signed = self.decided.statements if self.decided else []
        return any(self.record is None or id_ not in self.record.revocations for id_ in signed)

    @property
    def to_see(self) -> str:
        return familiarisation_method(self.competency)

    def last_day(self, at: datetime) -> date | None:
        """No later than the source's, and no later than a sign-off made here today."""
        days = [self.shown.competence.valid_until if self.shown else None, last_valid_day(self.competency, at)]
        return min((each for each in days if each is not None), default=None)


@dataclass(frozen=True)
class TransferFound:
    transfer: TransferIn
    items: tuple[ItemFound, ...]
    unusable: tuple[PresentedCredential, ...]
    unasked: tuple[Shown, ...]  # good, but the role does not ask for it here
    names: tuple[str, ...]  # of the person, as the credentials write them
    issuers: tuple[str, ...]
    history: History
    at: datetime

    @cached_property
    def by_key(self) -> dict[Key, ItemFound]:
        return {each.key: each for each in self.items}


def transfers_in(organisation: Organisation) -> QuerySet[TransferIn]:
    rows = TransferIn.objects.filter(person__organisation=organisation)
    return rows.select_related("person__organisation", "unit__organisation", "identity_check").order_by("-opened_at")


def transfer_in(organisations: Iterable[Organisation], transfer_id: UUID) -> TransferIn:
    """Raises TransferIn.DoesNotExist, also when it is another organisation's."""
    rows = TransferIn.objects.filter(person__organisation__in=list(organisations))
    return rows.select_related("person__organisation", "unit__organisation", "identity_check").get(id=transfer_id)


def transfers_of(person: Person) -> QuerySet[TransferIn]:
    return transfers_in(person.organisation).filter(person__in=[person.id, person.same_as_id or person.id])


def found_of(transfer: TransferIn, *, at: datetime) -> TransferFound:
    """Derived anew each time, from what was shown, the rules as they are now and the ledger."""
    known = frameworks()
    shown = shown_in(transfer)
    proposals = proposals_for(transfer.unit, transfer.role_profile, shown, known, day_of(at))
    person = transfer.person.canonical_id
    codes = {each.requirement.competency for each in proposals}
    history = open_book(transfer.person.organisation, people=[person], competencies=codes).history(person)
    decided = {(row.competency, row.context): row for row in transfer.items.select_related("decided_by")}
    by_source = {each.competence.id: each for each in shown}
    items = []
    for proposal in proposals:
        wanted, key = proposal.requirement, (proposal.requirement.competency, str(proposal.requirement.context))
        record = history.record(wanted.competency)
        items.append(
            ItemFound(
                proposal=proposal,
                competency=known.competencies[wanted.competency].current,
                version=known.competencies[wanted.competency].current_version,
                standing=standing(history, wanted.competency, wanted.context, at),
                shown=by_source.get(proposal.match.offer.source) if proposal.match else None,
                decided=decided.get(key),
                seen=seen_here(record, wanted, transfer.opened_at, at) if record else None,
                record=record,
            )
        )
    used = {each.shown.competence.id for each in items if each.shown}
    return TransferFound(
        transfer,
        tuple(items),
        tuple(transfer.credentials.exclude(problem="")),
        tuple(each for each in shown if each.competence.id not in used),
        tuple(dict.fromkeys(each.competence.subject_name for each in shown)),
        tuple(dict.fromkeys(each.competence.issuer_name for each in shown)),
        history,
        at,
    )


def shown_in(transfer: TransferIn) -> list[Shown]:
    """The usable credentials, while she shows them. Of those issued on this installation the state is as of now."""
    if transfer.share_id is not None:
        share = Share.objects.filter(id=transfer.share_id).first()
        if share is None or not is_open(share, clock.now()):
            return []
    found = []
    for row in transfer.credentials.filter(problem="").exclude(document=""):
        try:
            found.append((row, read(read_presented(row.document.encode()).document)))
        except CredentialRefused:
            continue
    here = states_here({said.id for _, said in found})
    return [Shown(row, said, here.get(said.id, OfferState(row.state))) for row, said in found]


def proposals_for(
    unit: Unit, role_profile: str, shown: Iterable[Shown], known: Frameworks, day: date
) -> list[Proposal]:
    has = facilities_by_unit(organisation=unit.organisation).get(unit.id, frozenset())
    asked = asked_at(str(unit.id), has, requirements([role_profile]))
    rules: TransferRules = transfer_rules_at(unit)
    offers = [each.offer for each in shown]
    return propose(asked, offers, frameworks=known, equivalences=equivalences(), rules=rules, on=day)
