"""A unit as it was at a moment: as is known now, or as it was known then."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.framework.selectors.requirements import role_titles
from stillroom.apps.ledger.presenters.words import Wording
from stillroom.apps.places.models import Unit
from stillroom.apps.readiness.forms.as_at import ALL, NOW, THEN, AsAtForm
from stillroom.apps.readiness.presenters.as_at import (
    Moment,
    as_at_finding,
    as_at_people,
    as_board,
    differences,
    statements_shown,
)
from stillroom.apps.readiness.presenters.board import board_legend, board_links, board_table
from stillroom.apps.readiness.selectors.ever_at import people_ever_at
from stillroom.apps.readiness.selectors.names import competency_titles, names_of
from stillroom.apps.readiness.selectors.standings import only_in, standings
from stillroom.apps.readiness.selectors.statement_rows import with_what_they_rest_on
from stillroom.apps.readiness.selectors.unit_names import unit_title
from stillroom.apps.readiness.views.targets import the_unit
from stillroom.competence.days import LONDON


@requires(Permission.VIEW_UNIT, the_unit)
@require_safe
def as_at(request: HttpRequest, unit: Unit) -> HttpResponse:
    form, asked, everyone = _asked(request, unit)
    context = {
        "page_title": "As it was at another moment",
        "unit_title": unit_title(unit),
        "links": board_links(unit),
        "form": form,
        "asked": asked,
        "printed_at": clock.now(),
        "wide": asked is not None,
    }
    if asked is not None:
        context |= _page(unit, asked, everyone=everyone, narrowed=_narrowed(form))
    return render(request, "readiness/as_at.jinja", context)


def _page(unit: Unit, asked: Moment, *, everyone: bool, narrowed: tuple[str, str]) -> dict[str, object]:
    organisation, (person, competency) = unit.organisation, narrowed
    people = [person] if person else None
    now = only_in(standings(organisation, at=asked.at, unit=unit.id, people=people), competency)
    then = only_in(standings(organisation, at=asked.at, unit=unit.id, people=people, known_by=asked.at), competency)
    chosen = then if asked.then else now
    rows = with_what_they_rest_on(organisation, statements_shown(chosen))
    words, known, roles = Wording(names_of(organisation), competency_titles()), frameworks(), role_titles()
    posts = as_board(chosen, words.names)
    return {
        "posts": len(posts),
        "legend": board_legend(posts),
        "table": board_table(
            unit_title(unit), asked.at, shown=posts, posts=posts, frameworks=known, roles=roles, within_page=True
        ),
        "finding": as_at_finding(chosen, rows, asked),
        "people": as_at_people(chosen, rows, words, known, asked, everyone=everyone),
        "roles": roles,
        "differences": differences(then, now, words, known),
        "everyone": everyone,
    }


def _narrowed(form: AsAtForm) -> tuple[str, str]:
    """The person and the competency chosen; empty for all. What is not offered narrows nothing."""
    chosen = form.cleaned_data if form.is_bound else form.initial
    offered = {name: dict(form.fields[name].choices) for name in ("person", "competency")}  # type: ignore[attr-defined]
    person, competency = (value if (value := chosen.get(name, "")) in offered[name] else "" for name in offered)
    return person, competency


def _asked(request: HttpRequest, unit: Unit) -> tuple[AsAtForm, Moment | None, bool]:
    """From the boxes of the form, or from an address such as `?at=2026-03-14T09:00&known=then`."""
    written, titles = request.GET.get("at", ""), competency_titles()
    competencies = {code: f"{code} {titles[code]}" for code in sorted(titles)}
    offered = {"people": people_ever_at(unit), "competencies": competencies}
    if written or not request.GET:
        at = _moment(written) or clock.now()
        known = THEN if request.GET.get("known") == THEN else NOW
        show = ALL if request.GET.get("show") == ALL else ""
        narrowed = {name: request.GET.get(name, "") for name in ("person", "competency")}
        form = AsAtForm(initial={"at": at, "known": known, "show": show, **narrowed}, **offered)
        return form, Moment(min(at, clock.now()), known == THEN) if written else None, show == ALL
    form = AsAtForm(request.GET, **offered)
    if not form.is_valid():
        return form, None, False
    cleaned = form.cleaned_data
    return form, Moment(min(cleaned["at"], clock.now()), cleaned["known"] == THEN), cleaned["show"] == ALL


def _moment(written: str) -> datetime | None:
    """A moment without a zone is meant in London."""
    try:
        found = parse_datetime(written)
    except ValueError:
        return None
    return found.replace(tzinfo=LONDON) if found is not None and found.tzinfo is None else found
