"""Check whatever anybody hands in. Nothing of it is kept."""

from urllib.parse import urlsplit

from django.conf import settings

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.passport.models import TrustedIssuer as TrustedRow
from stillroom.apps.passport.remote import remote_fetch
from stillroom.apps.passport.selectors.local_sources import fetching
from stillroom.apps.passport.selectors.shared import ShareClosed, passport_of_share
from stillroom.apps.passport.selectors.trust_list import local_dids, local_keys
from stillroom.apps.passport.services.note_view import Viewer
from stillroom.standards.credentials.handed_in import verify_each
from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.share_link import ended, read_link, secret_of
from stillroom.standards.credentials.trust import TrustedIssuer, TrustList
from stillroom.standards.credentials.verification import Check, Result, Verification

MOST = 100
STRANGER = Viewer(name="Somebody on the page where anyone checks a credential")


def check_handed_in(data: bytes) -> list[Verification]:
    """A file, or a text that was pasted."""
    return verify_each(data, trust=known_issuers(), at=clock.now(), fetch=fetching(remote_fetch()), most=MOST)


def check_link(link: str, reader: User | None) -> list[Verification]:
    """A passport shared under a link, here or elsewhere. That it was read is noted where it was shared."""
    try:
        return check_handed_in(_read(link, reader))
    except CredentialRefused as refusal:
        return [refused(refusal)]


def refused(refusal: CredentialRefused) -> Verification:
    return Verification((Check("read", Result.FAILED, refusal.words, refusal.problem),))


def known_issuers() -> TrustList:
    """Whom anybody of this installation trusts: its own organisations, and those on their lists with their keys."""
    found: dict[str, TrustedIssuer] = {}
    for row in TrustedRow.objects.filter(ended_at__isnull=True).order_by("added_at", "id"):
        keys = {name: pem.encode() for name, pem in row.keys.items()}
        before = found.get(row.did)
        found[row.did] = TrustedIssuer(row.did, row.name, {**(before.keys if before else {}), **keys})
    for did, organisation in local_dids().items():
        found[did] = TrustedIssuer(did, organisation.name, local_keys(organisation))
    return TrustList(found)


def _read(link: str, reader: User | None) -> bytes:
    secret = secret_of(link)
    parts, here = urlsplit(link.strip()), urlsplit(settings.STILLROOM_URL)
    if (parts.scheme, parts.netloc) == (here.scheme, here.netloc):
        try:
            return passport_of_share(secret, reader or STRANGER)
        except ShareClosed:
            raise ended() from None
    remote = remote_fetch()
    if remote is None:
        raise CredentialRefused(Problem.UNREACHABLE, "It is shared elsewhere, and nothing is fetched here.")
    return read_link(link, remote)
