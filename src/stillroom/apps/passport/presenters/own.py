"""Her own passport page: her record, those she has linked, and what leads on from there."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from stillroom.apps.accounts.models import User
from stillroom.apps.passport.presenters.linked import remote_passports
from stillroom.apps.passport.presenters.passport import (
    accepted_card,
    competence_card,
    finding,
    identity_words,
    qualification_card,
    registration_lines,
)
from stillroom.apps.passport.selectors.identity import who_can_confirm
from stillroom.apps.passport.selectors.own import linked_people, own_records
from stillroom.apps.passport.selectors.passport import (
    CompetenceEntry,
    PassportRecord,
    QualificationEntry,
    passport_record,
)
from stillroom.apps.passport.selectors.shares import is_open, shares_of
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.presenters.counting import listed


def own_page(user: User, person: Person, at: datetime) -> dict[str, Any]:
    linked = linked_people(person)
    shown = {person.id, *(each.id for each in linked)}
    shares = list(shares_of(person))
    return {
        "page_title": person.full_name,
        "person": person,
        "pages": passport_pages(person, "passport"),
        "records": [
            record_view(passport_record(each, at), mine=each.id == person.id, user=user) for each in [person, *linked]
        ],
        "remote": remote_passports(person, at),
        "unlinked": [each for each in own_records(user) if each.id not in shown],
        "open_shares": sum(is_open(each, at) for each in shares),
        "decided": [each for each in shares if is_decided(each)],
    }


def record_view(record: PassportRecord, *, mine: bool, user: User) -> dict[str, Any]:
    """One employer's record. `mine`: the one the page is about; a linked one is only read here."""
    person = record.person
    return {
        "id": person.id,
        "title": person.organisation.name,
        "mine": mine,
        "finding": finding(record),
        "identity": identity_words(record),
        "confirmers": listed(who_can_confirm(person)) if record.identity is None else "",
        "unissued": record.unissued if record.identity else 0,
        "competences": [competence_card(each, own=True) for each in record.competences],
        "qualifications": [qualification_card(each) for each in record.qualifications],
        "registrations": registration_lines(record),
        "accepted": [accepted_card(each) for each in record.accepted],
        "credentials": credential_links(record) if mine or person.user_id == user.id else {},
    }


def credential_links(record: PassportRecord) -> dict[str, str]:
    """Card → the page from which that credential is saved."""
    found = {}
    entries: list[CompetenceEntry | QualificationEntry] = [*record.competences, *record.qualifications]
    for entry in entries:
        if entry.credential:
            found[f"credential-{entry.credential}"] = reverse("credential", args=[record.person.id, entry.credential])
    return found


def passport_pages(person: Person, current: str) -> list[tuple[str, str, bool]]:
    return [
        (text, reverse(name, args=[person.id]), name == current)
        for text, name in (
            ("Passport", "passport"),
            ("Shared", "shares"),
            ("Save a copy", "save_passport"),
            ("Linked records", "linked_records"),
        )
    ]


def is_decided(share: Any) -> bool:
    """Whether somebody else decided it."""
    return getattr(share, "disclosure", None) is not None
