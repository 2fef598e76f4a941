"""Planned training time in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse

from stillroom.apps.plans.models import TrainingSession
from stillroom.apps.plans.presenters.ways import duration
from stillroom.apps.plans.selectors.pulled_reasons import pulled_reasons
from stillroom.apps.readiness.presenters.counting import count, listed, sentence, verb
from stillroom.competence.training_time import SessionState, TrainingTime
from stillroom.ui.formats import moment

SAID = {
    SessionState.PLANNED: ("Planned", "pending"),
    SessionState.DELIVERED: ("Took place", "ok"),
    SessionState.PULLED: ("Pulled", "lapsed"),
}


def week_words(sessions: Sequence[TrainingSession], now: datetime) -> dict[str, Any]:
    """What is planned for the reader this week, and what of it was pulled (user story 6)."""
    pulled = [session for session in sessions if session.state == SessionState.PULLED]
    if not sessions:
        finding = "No training is planned this week."
    else:
        finding = f"{sentence(count(len(sessions), 'training session'))} this week"
        finding += f"; {len(pulled)} {verb(len(pulled), 'was', 'were')} pulled." if pulled else ", none pulled."
    return {"finding": finding, "sessions": [session_words(session, now) for session in sessions]}


def session_words(session: TrainingSession, now: datetime, *, named: bool = False) -> dict[str, Any]:
    """`named`: whether the page needs to say whose it is."""
    state = SessionState(session.state)
    label, tone = SAID[state]
    undecided = state is SessionState.PLANNED
    late = undecided and session.starts_at < now
    reason = pulled_reasons().get(session.pulled_for, "") if session.pulled_for else ""
    trainer = f" with {session.trainer.full_name}" if session.trainer else ""
    return {
        "text": f"{session.person.full_name}: {session.about}" if named else session.about,
        "hint": f"{moment(session.starts_at)}, {duration(session.minutes)}{trainer}."
        + (f" {reason}." if reason else ""),
        "status": "Say what became of it" if late else label,
        "tone": "ready" if late else tone,
        "href": reverse("decide_session", args=[session.person_id, session.id]) if undecided else "",
    }


def hours_words(total: TrainingTime) -> str:
    """“12 h planned: 5 h took place, 4 h were pulled (44 % of what is decided), 3 h are still to come.”"""
    if not total.planned:
        return "No training time was planned in this period."
    share = total.share_pulled
    part = f" ({share:.0%} of what is decided)" if share else ""
    parts = [
        f"{duration(minutes)} {words}"
        for minutes, words in (
            (total.delivered, "took place"),
            (total.pulled, f"was pulled{part}"),
            (total.open, "is not decided yet"),
        )
        if minutes
    ]
    return f"{duration(total.planned)} of training planned: {listed(parts)}."


def reason_rows(total: TrainingTime) -> list[dict[str, Any]]:
    titles: Mapping[str, str] = pulled_reasons()
    return [
        {"title": titles.get(code, code), "minutes": minutes, "words": duration(minutes)}
        for code, minutes in sorted(total.by_reason.items(), key=lambda pair: -pair[1])
    ]
