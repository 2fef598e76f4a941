"""The pages of a shared tablet."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localtime

from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Unit
from stillroom.apps.readiness.models import SigningSession
from stillroom.apps.readiness.selectors.signing_session import Signer


def open_page(unit: Unit, title: str, recorder: Person | None) -> dict[str, Any]:
    policy = settings.STILLROOM_SIGN_IN.policy
    return {
        "page_title": "Share this tablet",
        "unit": unit,
        "unit_title": title,
        "recorder": recorder,
        "minutes": policy.signing_session_minutes,
        "idle": policy.shared_idle_minutes,
    }


def who_page(session: SigningSession, title: str, found: Sequence[Signer], speaking: str) -> dict[str, Any]:
    return {
        "page_title": "Who is at the tablet?",
        "unit_title": title,
        "until": until_words(session),
        "signers": len(found),
        "speaking": next((each.person.full_name for each in found if str(each.person.id) == speaking), ""),
    }


def account_shown(session: SigningSession, named: Signer | None) -> dict[str, str]:
    """What the header shows instead of who signed in."""
    where = f"shared tablet, {session.unit.code}, until {until_words(session)}"
    return {
        "name": f"{named.person.full_name} – {where}" if named else f"{where[:1].upper()}{where[1:]}",
        "href": reverse("signing_session"),
    }


def until_words(session: SigningSession) -> str:
    return f"{localtime(session.until):%H:%M}"
