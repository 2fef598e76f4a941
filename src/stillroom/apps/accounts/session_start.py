"""Every session notes when it began, so that it can be ended after so many hours however busy it is."""

from typing import Any

from django.http import HttpRequest

from stillroom.apps.accounts.clock import now

SIGNED_IN_AT = "signed_in_at"


def note_the_time(request: HttpRequest | None, **_: Any) -> None:
    """Receives Django's `user_logged_in`."""
    if request is not None:
        request.session[SIGNED_IN_AT] = now().isoformat()
