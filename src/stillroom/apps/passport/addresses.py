"""The addresses that stand in credentials. They must answer for as long as the credentials are shown."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse

from stillroom.apps.places.models import Organisation
from stillroom.standards.credentials.did import did_web


def absolute(path: str) -> str:
    return f"{settings.STILLROOM_URL}{path}"


def did_of(organisation: Organisation) -> str:
    """The organisation's identifier; its document of keys is served under the same path."""
    return did_web(absolute(f"/organisations/{organisation.id}"))


def key_id_of(organisation: Organisation, name: str) -> str:
    """What a signature names its key by."""
    return f"{did_of(organisation)}#{name}"


def status_list_url(status_list_id: UUID, purpose: str) -> str:
    return absolute(reverse(f"{purpose}_list", args=[status_list_id]))


def item_url(competency_id: UUID) -> str:
    """The competency as a CASE item."""
    return absolute(f"/ims/case/v1p1/CFItems/{competency_id}")
