"""Shares in words: what, for whom, until when, and who looked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from stillroom.apps.passport.addresses import absolute
from stillroom.apps.passport.models import IssuedCredential, Share
from stillroom.apps.passport.presenters.own import is_decided
from stillroom.apps.passport.presenters.passport import (
    competence_card,
    last_day,
    looked_words,
    qualification_card,
    share_state,
)
from stillroom.apps.passport.selectors.passport import entries_of
from stillroom.apps.passport.selectors.reference import disclosure_reasons
from stillroom.apps.passport.selectors.shares import is_open
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.presenters.counting import count
from stillroom.documents.qr import qr_svg
from stillroom.ui.formats import moment


def share_view(share: Share, at: datetime) -> dict[str, Any]:
    state, tone = share_state(share.expires_at, share.revoked_at, at)
    views = sorted(share.views.all(), key=lambda each: each.at, reverse=True)
    decided = is_decided(share)
    items = share.items.all()
    return {
        "id": share.id,
        "audience": share.audience,
        "purpose": share.purpose,
        "what": count(len(items), "item"),
        "made": moment(share.made_at),
        "last_day": last_day(share.expires_at),
        "state": state,
        "tone": tone,
        "open": is_open(share, at),
        "decided": decided,
        "by": share.made_by.name or share.made_by.email,
        "reason": disclosure_reasons().get(share.disclosure.reason, share.disclosure.reason) if decided else "",
        "explanation": share.disclosure.explanation if decided else "",
        "looked": f"Opened {count(len(views), 'time')}" if views else "Nobody has looked yet",
        "views": [
            {"at": each.at, "title": looked_words(each.name, each.organisation), "text": each.get_how_display()}
            for each in views
        ],
    }


@dataclass(frozen=True)
class Choice:
    """One item that may be shared."""

    id: str
    title: str
    hint: str
    current: bool


def item_choices(credentials: Sequence[IssuedCredential], person: Person, at: datetime) -> list[Choice]:
    """In order of the passport; those of a linked record with its employer."""
    whose = {row.id: row for row in credentials}
    competences, qualifications = entries_of(credentials, at)
    cards = [(each.credential, competence_card(each)) for each in competences]
    cards += [(each.credential, qualification_card(each)) for each in qualifications]
    choices = []
    for id_, card in cards:
        row = whose[id_] if id_ else None
        if row is not None:
            current = card.state in ("Current", "Recorded")
            parts = [card.summary, "" if current else card.state, row.organisation.name * (row.person_id != person.id)]
            choices.append(Choice(str(row.id), card.title, " · ".join(filter(None, parts)), current))
    return choices


def share_link(token: str) -> dict[str, Any]:
    address = absolute(reverse("shared", args=[token]))
    return {"address": address, "code": qr_svg(address, title="The link of this share")}
