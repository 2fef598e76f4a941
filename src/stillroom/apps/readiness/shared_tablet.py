"""The signing session that a request belongs to, if it comes from a shared tablet."""

from django.http import HttpRequest

from stillroom.apps.readiness.models import SigningSession

SPEAKING = "speaking_on_the_tablet"
"""The session's key for the record of whoever is named on the tablet."""


def shared_session(request: HttpRequest) -> SigningSession | None:
    found = getattr(request, "shared_session", None)
    return found if isinstance(found, SigningSession) else None
