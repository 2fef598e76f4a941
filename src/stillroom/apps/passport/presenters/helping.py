"""Helpers found, requests and searches, in words."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from stillroom.apps.passport.models import HelpRequest, StaffSearch, Willingness
from stillroom.apps.passport.selectors.staff_finder import Helper
from stillroom.apps.readiness.presenters.contexts import competency_words
from stillroom.apps.readiness.presenters.counting import count, sentence, verb
from stillroom.competence.context import Context
from stillroom.competence.framework import Frameworks
from stillroom.competence.gap import REINSTATEMENT, SIGN_OFF
from stillroom.competence.method import method
from stillroom.competence.readiness import State
from stillroom.competence.shortest_way import LOG, Way, WayStep
from stillroom.ui.formats import day, moment, short_day


def helpers_finding(found: Sequence[Helper]) -> str:
    """“3 people are willing to be asked; 1 may work today.”"""
    if not found:
        return "Nobody was found."
    ready = sum(helper.way.current for helper in found)
    people = sentence(count(len(found), "person", "people"))
    today = "nobody of them may work in it today" if not ready else f"{ready} may work in it today"
    return f"{people} {verb(len(found), 'is', 'are')} willing to be asked; {today}."


def helper_row(helper: Helper, titles: Mapping[UUID, str], query: Mapping[str, str]) -> dict[str, Any]:
    steps = [
        {"text": step_words(step), "who": ", ".join(names) or "Nobody there today"}
        for step, names in zip(helper.way.steps, helper.assessors, strict=True)
    ]
    text, tone = standing_words(helper.way)
    return {
        "name": helper.person.full_name,
        "place": f"{', '.join(titles.get(unit, '') for unit in helper.units)}; {helper.person.organisation.name}",
        "state": text,
        "tone": tone,
        "steps": steps,
        "until": short_day(helper.until),
        "href": f"{reverse('ask_for_help')}?{urlencode({**query, 'person': str(helper.person.id)})}",
    }


def standing_words(way: Way) -> tuple[str, str]:
    until = way.standing.valid_until
    if way.current:
        return (f"May work until {short_day(until)}" if until else "May work"), "ok"
    if way.standing.state is State.LAPSED and until:
        return f"Lapsed on {short_day(until)}", "lapsed"
    return "Signed off, but stopped", "blocked"


def step_words(step: WayStep) -> str:
    if step.action == SIGN_OFF:
        return f"{step.competency}: sign-off"
    if step.action == REINSTATEMENT:
        return f"{step.competency}: reinstatement"
    if step.action == LOG:
        return f"{step.competency}: {count(step.count, 'entry', 'entries')} in the logbook"
    times = f", {step.count} times" if step.count > 1 else ""
    label = method(step.method).label
    return f"{step.competency}: {label[:1].lower()}{label[1:]}{times}"


def request_made(request: HelpRequest, known: Frameworks) -> dict[str, str]:
    """As whoever asked sees it. Without a yes there is nothing to tell apart."""
    yes = f"Yes, on {day(request.accepted_at)}" if request.accepted_at else "No yes"
    return {
        "name": request.person.full_name,
        "what": competency_words(known, request.competency, Context.parse(request.context)),
        "place": request.place,
        "days": f"{short_day(request.start_date)} to {short_day(request.end_date)}",
        "answer_by": short_day(request.answer_by),
        "answer": yes,
    }


def request_received(request: HelpRequest, known: Frameworks) -> dict[str, Any]:
    return {
        "heading": request.place,
        "what": competency_words(known, request.competency, Context.parse(request.context)),
        "days": f"{day(request.start_date)} to {day(request.end_date)}",
        "by": str(request.asked_by),
        "message": request.message,
        "answer_by": day(request.answer_by),
        "href": reverse("say_yes", args=[request.id]),
    }


def said_words(said: Willingness, known: Frameworks) -> str:
    """“You may be asked from … until …, for anything you are signed off in.”"""
    work = ", ".join(competency_words(known, code, Context()) for code in said.competencies)
    where = said.get_travel_display()
    return (
        f"You may be asked from {day(said.from_date)} until {day(said.until_date)}, for"
        f" {work or 'anything that you are signed off in'}. {where}."
    )


def search_row(search: StaffSearch, known: Frameworks) -> list[str]:
    return [
        moment(search.searched_at),
        str(search.searched_by),
        competency_words(known, search.competency, Context.parse(search.context)),
        short_day(search.needed_on),
        f"{search.months} months",
    ]
