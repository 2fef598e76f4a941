"""That someone has just shown at her provider that it is she. It confirms one signature, within a few minutes."""

from datetime import datetime, timedelta

from django.http import HttpRequest

from stillroom.apps.accounts.clock import now

CONFIRMED = "confirmed_by_provider"
HOLDS = timedelta(minutes=5)


def keep_confirmation(request: HttpRequest, *, name: str, at: datetime) -> None:
    request.session[CONFIRMED] = {"name": name, "at": at.isoformat(), "user": str(request.user.pk)}


def confirmation(request: HttpRequest) -> str:
    """The name of the provider, while the confirmation holds; else nothing."""
    kept = request.session.get(CONFIRMED)
    if not kept or kept["user"] != str(request.user.pk):
        return ""
    return str(kept["name"]) if now() - datetime.fromisoformat(kept["at"]) <= HOLDS else ""


def use_confirmation(request: HttpRequest) -> str:
    """As `confirmation`, and it serves no second time."""
    found = confirmation(request)
    request.session.pop(CONFIRMED, None)
    return found
