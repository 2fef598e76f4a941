"""What the logbooks say."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.urls import reverse

from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.details import quantity_in
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.presenters.words import Wording
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.presenters.counting import count, verb
from stillroom.apps.readiness.presenters.words import STATES, context_words
from stillroom.apps.readiness.selectors.logbook import Entry, Kept
from stillroom.competence.days import day_of
from stillroom.ui import formats

AN_INSTANT = timedelta(microseconds=1)


def kept_rows(kept: Iterable[Kept], names: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    """Each competency that asks for a minimum; with `names`, by person, those who have fallen short on top."""
    order = sorted(
        kept, key=lambda each: (not (each.currency and each.currency.lacking), (names or {}).get(each.person, ""))
    )
    return [_kept_row(each, names) for each in order]


def _kept_row(each: Kept, names: Mapping[str, str] | None) -> dict[str, Any]:
    words = STATES[each.standing.state]
    where = f" ({context_words(str(each.asked.context))})" if each.asked.context else ""
    found = each.currency
    return {
        "who": names.get(each.person, "") if names is not None else "",
        "who_href": reverse("logbook", args=[each.person]),
        "what": f"{each.asked.code} {each.asked.title}{where}",
        "done": f"{found.done} in {found.days} days; {found.wanted} asked for" if found else "Not signed off yet",
        "next": _next(each),
        "state": words.label,
        "tone": words.tone,
    }


def _next(each: Kept) -> str:
    found = each.currency
    if found is None:
        return "Nothing is asked before the sign-off."
    if found.lacking:
        needed = count(found.lacking, "more activity", "more activities")
        return f"Blocked until a return assessment is passed, or {needed} done under supervision is entered."
    if found.until is None:
        return "Nothing runs out."
    return f"Current until {formats.day(day_of(found.until - AN_INSTANT))}, if nothing more is entered."


def logbook_finding(name: str, kept: Sequence[Kept]) -> str:
    if not kept:
        return f"No competency that is asked of {name} needs a minimum of activities."
    short = [each for each in kept if each.currency is not None and each.currency.lacking]
    asked = count(len(kept), "competency that asks", "competencies that ask")
    if not short:
        return f"{name} has {asked} for a minimum of activities, and falls short in none."
    fallen = count(len(short), "competency", "competencies")
    return f"{name} has {asked} for a minimum of activities, and has fallen short in {fallen}."


def unit_finding(kept: Sequence[Kept]) -> str:
    if not kept:
        return "No competency asked for here needs a minimum of activities."
    short = {each.person for each in kept if each.currency is not None and each.currency.lacking}
    if not short:
        return "Nobody has fallen short of the activities that keep them current."
    people = count(len(short), "person", "people")
    return (
        f"{people[:1].upper()}{people[1:]} {verb(len(short), 'has', 'have')} fallen short of the activities asked for."
    )


def entry_rows(entries: Iterable[Entry], words: Wording, *, may_countersign: Callable[[Statement], bool]) -> list[Any]:
    found = []
    for entry in entries:
        row = entry.row
        details = json.loads(row.details) if row.details else {}
        where = "; ".join(filter(None, (details.get("workstation", ""), details.get("session", ""))))
        own = row.author == row.person
        open_ = own and not entry.countersigned and not entry.revoked and may_countersign(row)
        found.append(
            {
                "day": formats.short_day(day_of(row.occurred_at)),
                "href": reverse("statement", args=[row.id]),
                "what": words.competency(row.competency),
                "many": quantity_in(details),
                "where": where or "–",
                "by": _by(entry, words),
                "countersign": reverse("countersign", args=[row.id]) if open_ else "",
            }
        )
    return found


def _by(entry: Entry, words: Wording) -> str:
    row = entry.row
    author = "Own entry" if row.author == row.person else f"Entered by {words.person(row.author)}"
    if entry.revoked:
        return f"{author}. Revoked, so it does not count"
    if entry.countersigned:
        return f"{author}, countersigned by {words.person(entry.countersigned.author)}"
    return author


def ways_to_enter(person: Person, may: Callable[[Permission], bool]) -> str:
    """The address at which the reader may enter something, if she may."""
    if may(Permission.SELF_ASSESS):
        return reverse("log_own", args=[person.id])
    return reverse("log_for", args=[person.id]) if may(Permission.CLEAR) else ""
