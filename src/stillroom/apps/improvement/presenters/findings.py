"""Findings, the training they asked for, and the evidence, in words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html_join
from markupsafe import Markup

from stillroom.apps.improvement.models import FindingClosure, FindingDetails, TrainingAction
from stillroom.apps.improvement.selectors.progress import Progress
from stillroom.apps.improvement.terms import TermKind, terms
from stillroom.apps.places.models import Unit
from stillroom.apps.readiness.presenters.contexts import VALUES
from stillroom.apps.readiness.presenters.counting import count, listed, sentence, verb
from stillroom.competence.method import method
from stillroom.competence.suppression import CONTRIBUTORS, SMALLEST, Shown
from stillroom.competence.trends import quarter_of
from stillroom.ui.formats import day, moment

QUARTERS = 8


def is_closed(details: FindingDetails) -> bool:
    return getattr(details.finding, "closure", None) is not None


def findings_finding(found: Sequence[FindingDetails], progress: Sequence[Progress], today: date) -> str:
    if not found:
        return "No finding is recorded."
    still = sum(not is_closed(each) for each in found)
    late = sum(each.overdue(today) for each in progress)
    overdue = f" {sentence(count(late, 'thing'))} asked of people {verb(late, 'is', 'are')} overdue." if late else ""
    opened = f"of which {still or 'none'} {verb(still, 'is', 'are')} open"
    return f"{sentence(count(len(found), 'finding'))}, {opened}.{overdue}"


def finding_tasks(
    found: Iterable[FindingDetails], progress: Sequence[Progress], titles: Mapping[UUID, str], today: date
) -> list[dict[str, Any]]:
    by_finding: dict[UUID, list[Progress]] = {}
    for each in progress:
        by_finding.setdefault(each.action.finding_id, []).append(each)
    return [_task(each, by_finding.get(each.finding_id, []), titles, today) for each in found]


def _task(
    each: FindingDetails, progress: Sequence[Progress], titles: Mapping[UUID, str], today: date
) -> dict[str, Any]:
    unit = each.finding.unit
    asked = [one for one in progress if not one.withdrawn]
    done = sum(one.done for one in asked)
    how_far = f" {done} of {len(asked)} done." if asked else " No training asked for."
    status, tone = ("Open", "due") if any(one.open for one in asked) or not asked else ("Ready to close", "ready")
    if any(one.overdue(today) for one in asked):
        status, tone = "Overdue", "lapsed"
    if is_closed(each):
        status, tone = "Closed", "ok"
    return {
        "text": f"{each.finding.reference}: {each.theme_title}",
        "hint": f"{each.body_title}, {day(each.found_on)}, {titles.get(unit.id, unit.code)}."
        f" {each.deficiency_title}.{how_far}",
        "href": reverse("finding", args=[each.finding_id]),
        "status": status,
        "tone": tone,
    }


def theme_rows(found: Sequence[FindingDetails], units: Sequence[Unit]) -> list[dict[str, Any]]:
    """By theme: how many in all, and at each unit."""
    counts = Counter((each.theme, each.finding.unit_id) for each in found)
    most = max((sum(counts[code, unit.id] for unit in units) for code in terms(TermKind.THEME)), default=0)
    rows = []
    for code, title in terms(TermKind.THEME).items():
        by_unit = [counts[code, unit.id] for unit in units]
        rows.append({"title": title, "total": sum(by_unit), "most": most, "by_unit": by_unit})
    return rows


def theme_finding(found: Sequence[FindingDetails]) -> str:
    """The commonest theme, or themes."""
    counts = Counter(each.theme for each in found).most_common()
    if not counts:
        return ""
    number = counts[0][1]
    titles = [f"“{terms(TermKind.THEME).get(code, code)}”" for code, times in counts if times == number]
    if len(titles) > 1:
        return f"{listed(titles)} are the commonest themes, with {count(number, 'finding')} each."
    return f"{titles[0]} is the commonest theme: {number} of {count(len(found), 'finding')}."


def quarter_rows(found: Sequence[FindingDetails], today: date) -> list[dict[str, Any]]:
    """The last two years, the oldest first."""
    counts = Counter(quarter_of(each.found_on) for each in found)
    quarters = [quarter_of(today)]
    while len(quarters) < QUARTERS:
        earlier = quarters[-1]
        quarters.append(date(earlier.year - (earlier.month == 1), 10 if earlier.month == 1 else earlier.month - 3, 1))
    most = max((counts[each] for each in quarters), default=0)
    return [{"title": quarter_words(each), "total": counts[each], "most": most} for each in reversed(quarters)]


def quarter_words(first: date) -> str:
    """“October to December 2026”."""
    last = date(first.year, first.month + 2, 1)
    return f"{first:%B} to {last:%B} {first.year}"


def finding_facts(details: FindingDetails, titles: Mapping[str, str]) -> list[dict[str, str]]:
    codes = "; ".join(f"{code} {titles.get(code, '')}".strip() for code in details.competencies)
    return [
        {"key": "Found by", "value": details.body_title},
        {"key": "Found on", "value": day(details.found_on)},
        {"key": "Class", "value": details.deficiency_title},
        {"key": "Theme", "value": details.theme_title},
        {"key": "What was found", "value": details.description},
        {"key": "Root cause", "value": details.root_cause},
        {"key": "Competencies", "value": codes},
        {"key": "Facility", "value": VALUES.get(details.facility, details.facility.replace("_", " "))},
        {"key": "Recorded", "value": f"{details.recorded_by or 'Imported'}, {moment(details.recorded_at)}"},
    ]


def action_sections(
    actions: Iterable[TrainingAction],
    progress: Sequence[Progress],
    names: Mapping[str, str],
    roles: Mapping[str, str],
    today: date,
) -> list[dict[str, Any]]:
    found = []
    for action in actions:
        rows = [each for each in progress if each.action.id == action.id]
        asked = [each for each in rows if not each.withdrawn]
        by_role = (
            f" Asked of everybody in the role {roles.get(action.role_profile, action.role_profile)}."
            if action.role_profile
            else ""
        )
        found.append(
            {
                "id": f"action-{action.id}",
                "title": action.title,
                "said": f"{action.get_kind_display()}, by {day(action.due_on)}.{by_role} Opened by {action.opened_by}"
                f" on {day(action.opened_at)}.",
                "done": sum(each.done for each in asked),
                "asked": len(asked),
                "rows": [_person_row(each, names, today) for each in rows],
            }
        )
    return found


def _person_row(each: Progress, names: Mapping[str, str], today: date) -> dict[str, Any]:
    person = each.assignment.person
    status, tone = ("To do", "training")
    if each.done:
        status, tone = "Done", "ok"
    elif each.withdrawn:
        status, tone = "No longer asked", "none"
    elif each.overdue(today):
        status, tone = "Overdue", "lapsed"
    return {
        "name": person.full_name,
        "href": reverse("person", args=[person.id]),
        "status": status,
        "tone": tone,
        "proof": proof_words(each, names),
        "proof_href": reverse("statement", args=[each.proof.statement]) if each.proof and each.proof.statement else "",
        "withdraw_href": reverse("withdraw_assignment", args=[each.action.finding_id, each.assignment.id])
        if each.open
        else "",
    }


def proof_words(each: Progress, names: Mapping[str, str]) -> str:
    if each.proof is None:
        return f"Taken back: {each.assignment.withdrawn_because}" if each.withdrawn else "Nothing yet"
    when = day(each.proof.on)
    if each.action.kind == TrainingAction.Kind.REASSESS:
        by = names.get(each.proof.by, "somebody no longer listed")
        return f"{method(each.proof.method).label}, {when}, passed; assessed by {by}"
    if each.action.kind == TrainingAction.Kind.LEARN:
        return f"Completed on {when}, as they say themselves"
    return f"Read and understood, confirmed on {when}"


def progress_words(progress: Sequence[Progress], today: date) -> str:
    asked = [each for each in progress if not each.withdrawn]
    if not asked:
        return "No training is asked for yet. Say what is to be done, by whom and by when."
    done, late = sum(each.done for each in asked), sum(each.overdue(today) for each in asked)
    overdue = f" {sentence(count(late, 'one', str(late)))} {verb(late, 'is', 'are')} overdue." if late else ""
    if done == len(asked):
        return "Everything that was asked for is done. The finding can be closed."
    return f"{done} of {len(asked)} things asked for {verb(done, 'is', 'are')} done.{overdue}"


def closure_facts(closure: FindingClosure) -> list[dict[str, str]]:
    return [
        {"key": "Signed by", "value": str(closure.signed_by)},
        {"key": "When", "value": moment(closure.signed_at)},
        {"key": "Meaning", "value": "Closed: what was found is put right, on this evidence"},
        {"key": "Evidence", "value": _lines(closure.evidence)},
    ]


def _lines(text: str) -> str:
    """Each on its own line of the page."""
    return format_html_join(Markup("<br>"), "{}", ((line,) for line in text.splitlines()))


def roll_up_rows(kind: TermKind, shown: Shown) -> list[dict[str, str]]:
    titles = terms(kind)
    return [
        {"title": titles.get(code, code), "number": f"{number:,}" if number is not None else "Too few to show"}
        for code, number in shown.cells.items()
    ]


def roll_up_finding(shown: Shown) -> str:
    rule = f"A number is shown from {SMALLEST} findings of {CONTRIBUTORS} organisations on."
    if shown.total is None:
        return f"There are too few findings to add up without pointing at somebody. {rule}"
    return f"{sentence(count(shown.total, 'finding'))} at all organisations here. {rule}"
