"""What this installation publishes, read without going through the network."""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.urls import Resolver404, resolve

from stillroom.apps.passport.models import IssuedCredential
from stillroom.apps.passport.selectors.published import keys_document, status_list
from stillroom.apps.passport.selectors.trust_list import local_dids
from stillroom.competence.transfer import OfferState
from stillroom.standards.credentials.did import document_url
from stillroom.standards.credentials.passport_file import as_bytes
from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.verification import Fetch


def fetching(remote: Fetch | None) -> Fetch:
    """Addresses of this installation from the database, all others through `remote`; each asked for once."""
    kept: dict[str, bytes] = {}
    documents = {document_url(did): organisation.id for did, organisation in local_dids().items()}

    def fetch(url: str) -> bytes:
        if url not in kept:
            if url in documents:
                kept[url] = _read(lambda: as_bytes(keys_document(documents[url])))
            elif url.startswith(f"{settings.STILLROOM_URL}/"):
                kept[url] = _read(lambda: _status_list(url))
            elif remote is None:
                raise CredentialRefused(Problem.UNREACHABLE, "It is kept elsewhere, and nothing is fetched here.")
            else:
                kept[url] = remote(url)
        return kept[url]

    return fetch


def _status_list(url: str) -> bytes:
    found = resolve(url.removeprefix(settings.STILLROOM_URL))
    if "purpose" not in found.kwargs:
        raise Resolver404
    return as_bytes(status_list(found.kwargs["status_list_id"], found.kwargs["purpose"]))


def _read(read: Callable[[], bytes]) -> bytes:
    try:
        return read()
    except (ObjectDoesNotExist, Resolver404):
        raise CredentialRefused(Problem.UNREACHABLE, "This installation publishes nothing at that address.") from None


def issued_here(sha256: str) -> IssuedCredential | None:
    """The credential of this installation whose very text has this hash: nothing about it is left to check."""
    return IssuedCredential.objects.filter(sha256=sha256).first()


def states_here(credential_ids: set[str]) -> dict[str, OfferState]:
    """Of the credentials of this installation, as of now. Keyed by what a credential calls itself."""
    ids = []
    for each in credential_ids:
        try:
            ids.append(UUID(each.removeprefix("urn:uuid:")))
        except ValueError:
            continue
    rows = IssuedCredential.objects.filter(id__in=ids).values_list("id", "state")
    return {f"urn:uuid:{id_}": OfferState(state) for id_, state in rows}
