"""What she has linked on another installation, as it answers now."""

from datetime import datetime
from typing import Any

from stillroom.apps.passport.presenters.passport import competence_card, qualification_card
from stillroom.apps.passport.selectors.linked_passports import RemotePassport, remote_passports_of
from stillroom.apps.people.models import Person


def remote_passports(person: Person, at: datetime) -> list[dict[str, Any]]:
    return [_view(each) for each in remote_passports_of(person, at)]


def _view(found: RemotePassport) -> dict[str, Any]:
    return {
        "title": found.label,
        "problem": found.problem,
        "competences": [competence_card(each) for each in found.competences],
        "qualifications": [qualification_card(each) for each in found.qualifications],
        "unread": found.unread,
    }
