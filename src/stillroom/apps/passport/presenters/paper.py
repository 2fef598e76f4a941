"""A passport, and a badge, in words that are ready to print."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings

from stillroom.apps.passport.models import IssuedCredential
from stillroom.apps.passport.presenters.passport import (
    Card,
    accepted_card,
    competence_card,
    finding,
    identity_words,
    qualification_card,
    registration_lines,
)
from stillroom.apps.passport.selectors.passport import PassportRecord
from stillroom.documents.badge.picture import Badge
from stillroom.documents.skills_passport.content import Item, Part, Passport
from stillroom.ui.formats import day, moment

NOTES = (
    "This paper is a copy from the day it was made. What was suspended, revoked or signed since is not on it.",
    "Each code holds one item, signed. Stillroom reads it without a network, and says how old its list of what was"
    " withdrawn is.",
    "Print alone proves nothing: check the code, or ask for a share link.",
)


def on_paper(records: Sequence[PassportRecord], codes: Mapping[UUID, str], at: datetime) -> Passport:
    """`codes`: credential → the text of its QR code. The first record is the one it was printed from."""
    person = records[0].person
    return Passport(
        name=person.full_name,
        made=moment(at),
        synthetic=settings.STILLROOM_SYNTHETIC,
        cover=[
            ("Name", person.full_name),
            ("Recorded by", "; ".join(each.person.organisation.name for each in records)),
            ("As of", moment(at)),
            ("Identity", identity_words(records[0]) or "Not confirmed yet, so nothing is signed for showing elsewhere"),
        ],
        parts=[_part(each, codes) for each in records],
        notes=NOTES,
    )


def badge_of(row: IssuedCredential) -> Badge:
    said = json.loads(row.document)
    until = f"Valid until {day(row.valid_until)}" if row.valid_until else f"Issued {day(row.issued_at)}"
    return Badge(said["name"], row.person.full_name, said["issuer"]["name"], until)


def _part(record: PassportRecord, codes: Mapping[UUID, str]) -> Part:
    items = [
        _item(competence_card(each, own=True), codes.get(each.credential or UUID(int=0), ""))
        for each in record.competences
    ]
    items += [_item(qualification_card(each)) for each in record.qualifications]
    items += [_item(accepted_card(each)) for each in record.accepted]
    return Part(record.person.organisation.name, [finding(record), *registration_lines(record)], items)


def _item(card: Card, code: str = "") -> Item:
    return Item(card.title, card.state, card.summary, card.facts, card.marks, code)
