"""Who shares and who looks, for the tests of passports."""

from datetime import timedelta
from typing import Any

from django.test import Client

from stillroom.apps.accounts import clock
from stillroom.apps.passport.models import IdentityCheck, IssuedCredential, Share
from stillroom.apps.passport.services.confirm_identity import confirm_identity
from stillroom.apps.passport.services.share_passport import share_passport
from stillroom.apps.people.models import Person
from stillroom.competence.days import day_of
from tests.hospital import Hospital


def signed_in(hospital: Hospital, number: str) -> Client:
    client = Client()
    client.force_login(hospital.user(number))
    return client


def confirmed(hospital: Hospital, number: str = "olive") -> Person:
    """Her record, with an account, confirmed by Ann; what she is signed off in is issued."""
    hospital.user(number)
    person = Person.objects.get(id=hospital.people[number].id)
    confirm_identity(person=person, how=IdentityCheck.How.PHOTO_DOCUMENT, by=hospital.user("ann"))
    return person


def credentials_of(person: Person) -> list[IssuedCredential]:
    return list(IssuedCredential.objects.filter(person=person).order_by("issued_at", "id"))


def shared(hospital: Hospital, person: Person, **changes: Any) -> tuple[Share, str]:
    settings: dict[str, Any] = {
        "person": person,
        "items": credentials_of(person),
        "audience": "Saltmarsh",
        "purpose": "My new post",
        "last_day": day_of(clock.now()) + timedelta(days=30),
        "by": person.user,
    }
    return share_passport(**settings | changes)
