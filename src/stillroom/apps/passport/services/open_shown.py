"""The credentials in what she shows: a file, a text, or a link that she shares here or on another installation."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve

from stillroom.apps.accounts.models import User
from stillroom.apps.passport.models import TransferIn
from stillroom.apps.passport.remote import remote_fetch
from stillroom.apps.passport.selectors.shared import ShareClosed, passport_of_share, shared_under
from stillroom.standards.credentials.passport_file import read_passport
from stillroom.standards.credentials.problem import CredentialRefused
from stillroom.standards.credentials.share_link import read_link
from stillroom.standards.credentials.verification import Fetch

PICTURES = (b"\x89PNG", b"<svg", b"<?xml")


@dataclass(frozen=True)
class Opened:
    source: TransferIn.Source
    credentials: list[bytes]
    share_id: UUID | None = None
    address: str = ""


def open_data(data: bytes, source: TransferIn.Source) -> Opened:
    """Raises ValidationError, in words, for what is no passport."""
    if data.lstrip().startswith(PICTURES):
        return Opened(source, [data])
    try:
        return Opened(source, read_passport(data))
    except CredentialRefused as refusal:
        raise ValidationError(refusal.words) from refusal


def open_link(link: str, *, by: User, fetch: Fetch | None = None) -> Opened:
    """That she was looked up is noted at the share. Raises ValidationError."""
    address = link.strip()
    if address.startswith(f"{settings.STILLROOM_URL}/"):
        try:
            token = _token(address.removeprefix(settings.STILLROOM_URL))
            share = shared_under(token).share
            return Opened(TransferIn.Source.SHARE, read_passport(passport_of_share(token, by)), share.id, "")
        except ShareClosed:
            raise ValidationError("Nothing is shared under this link, or no longer. Ask them for a new one.") from None
    look = fetch or remote_fetch()
    if look is None:
        raise ValidationError("Links to other installations cannot be followed here. Ask them for the passport file.")
    try:
        data = read_link(address, look)
    except CredentialRefused as refusal:
        raise ValidationError(refusal.words) from refusal
    opened = open_data(data, TransferIn.Source.ADDRESS)
    return Opened(opened.source, opened.credentials, None, address)


def _token(path: str) -> str:
    """Raises ShareClosed for an address of this installation that is no share."""
    try:
        return str(resolve(path.partition("?")[0]).kwargs["token"])
    except (Resolver404, KeyError):
        raise ShareClosed from None
