"""Copies of a passport that leave in her own hand: files for a wallet, and paper."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.text import slugify

from stillroom.apps.accounts import clock
from stillroom.apps.passport.models import IssuedCredential
from stillroom.apps.passport.presenters.paper import badge_of, on_paper
from stillroom.apps.passport.selectors.own import people_shown_with
from stillroom.apps.passport.selectors.passport import passport_record
from stillroom.apps.passport.selectors.shared import passport_of
from stillroom.apps.passport.selectors.shares import credentials_of
from stillroom.apps.passport.services.offline_codes import offline_code
from stillroom.apps.people.models import Person
from stillroom.competence.days import day_of
from stillroom.documents.badge.picture import badge_picture
from stillroom.documents.skills_passport.pdf import passport_pdf
from stillroom.standards.credentials.baked import into_png, into_svg


@dataclass(frozen=True)
class Copy:
    name: str
    content_type: str
    content: bytes


def passport_file(person: Person) -> Copy:
    """Every credential of this record, for a wallet or another site."""
    return Copy(f"{_stem(person)}.json", "application/json", passport_of(credentials_of(person)))


def passport_paper(person: Person, *, with_linked: bool = True) -> Copy:
    """Every record she sees together, each competence with a code that is checked without a network."""
    now = clock.now()
    people = people_shown_with(person) if with_linked else [person]
    records = [passport_record(each, now) for each in people]
    codes = {row.id: offline_code(row) for each in people for row in credentials_of(each)}
    return Copy(f"{_stem(person)}.pdf", "application/pdf", passport_pdf(on_paper(records, codes, now), made_at=now))


def credential_copy(row: IssuedCredential, form: str) -> Copy:
    """`form` is one of FORMS."""
    content_type, make = FORMS[form]
    said = json.loads(row.document)
    name = slugify(f"{said['name']} {row.person.full_name}")[:80] or "credential"
    return Copy(f"{name}.{form}", content_type, make(row))


def _document(row: IssuedCredential) -> bytes:
    return row.document.encode()


def _token(row: IssuedCredential) -> bytes:
    return row.token.encode()


def _svg(row: IssuedCredential) -> bytes:
    return into_svg(badge_picture(badge_of(row), "svg"), row.token)


def _png(row: IssuedCredential) -> bytes:
    return into_png(badge_picture(badge_of(row), "png"), row.token)


FORMS: Mapping[str, tuple[str, Callable[[IssuedCredential], bytes]]] = {
    "json": ("application/vc+ld+json", _document),
    "jwt": ("application/vc+jwt", _token),
    "svg": ("image/svg+xml", _svg),
    "png": ("image/png", _png),
}


def _stem(person: Person) -> str:
    return f"skills-passport-{slugify(person.full_name) or 'person'}-{day_of(clock.now()).isoformat()}"
