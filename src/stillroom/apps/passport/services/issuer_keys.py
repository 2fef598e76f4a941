"""The keys an organisation signs credentials with: private halves in files, public halves in the database."""

from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.conf import settings
from django.db import transaction

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.keys import read_or_make_key
from stillroom.apps.accounts.models import User
from stillroom.apps.passport.models import IssuerKey
from stillroom.apps.places.models import Organisation
from stillroom.standards.credentials import keys


def key_in_use(*, organisation: Organisation) -> IssuerKey:
    """The key to sign with; the organisation's first is made on first asking."""
    found = IssuerKey.objects.filter(organisation=organisation, retired_at__isnull=True).first()
    return found or _new_key(organisation, by=None)


def rotate_key(*, organisation: Organisation, by: User | None) -> IssuerKey:
    """Sign with a new key from now on. What the old one signed stays good: it remains published."""
    with transaction.atomic():
        Organisation.objects.select_for_update().get(id=organisation.id)
        IssuerKey.objects.filter(organisation=organisation, retired_at__isnull=True).update(
            retired_at=clock.now(), retired_by=by
        )
        return _new_key(organisation, by=by)


def private_key(key: IssuerKey) -> Ed25519PrivateKey:
    """Raises FileNotFoundError where the file is not: the keys are kept apart from backups of the database."""
    return _load(_path(key.organisation_id, key.name))


def _new_key(organisation: Organisation, *, by: User | None) -> IssuerKey:
    with transaction.atomic():
        Organisation.objects.select_for_update().get(id=organisation.id)
        in_use = IssuerKey.objects.filter(organisation=organisation, retired_at__isnull=True).first()
        if in_use:
            return in_use
        name = f"key-{IssuerKey.objects.filter(organisation=organisation).count() + 1}"
        path = _path(organisation.id, name)
        read_or_make_key(path, lambda: keys.private_pem(Ed25519PrivateKey.generate()))
        public = keys.public_of(_load(path)).decode("ascii")
        return IssuerKey.objects.create(
            organisation=organisation, name=name, public_pem=public, made_at=clock.now(), made_by=by
        )


def _path(organisation_id: object, name: str) -> Path:
    folder: Path = settings.STILLROOM_KEYS
    return folder / "passport" / f"{organisation_id}-{name}.pem"


@lru_cache(maxsize=64)
def _load(path: Path) -> Ed25519PrivateKey:
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError("The key that signs credentials is not an Ed25519 key.")
    return key
