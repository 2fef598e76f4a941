"""What the signing pages say: everything a signature covers."""

from typing import Any

from django.urls import reverse

from stillroom.apps.framework.presenters.scheme_in_words import scheme_in_words
from stillroom.apps.ledger.models import Statement
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.presenters.words import OUTCOMES, STATES, context_words, method_label, passes
from stillroom.apps.readiness.selectors.signing import Covered, NotYet, ToSign
from stillroom.competence.gap import REINSTATEMENT


def to_sign_rows(found: list[ToSign], names: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "text": f"{names.get(each.person, '')}: {each.competency.code} {each.competency.title}",
            "hint": _hint(each),
            "href": reverse("sign_off", args=[each.person, each.item.requirement.id]),
            "status": STATES[each.item.standing.state].label,
            "tone": STATES[each.item.standing.state].tone,
        }
        for each in found
    ]


def _hint(each: ToSign) -> str:
    reinstates = each.item.missing.signatures[0] == REINSTATEMENT
    what = "Reinstatement after suspension" if reinstates else "Sign-off"
    context = each.item.requirement.context
    return f"{what} ({context_words(str(context))})" if context else what


def sign_off_page(person: Person, covered: Covered, names: dict[str, str]) -> dict[str, Any]:
    found = covered.to_sign
    reinstates = found.item.missing.signatures[0] == REINSTATEMENT
    return {
        "page_title": f"{'Reinstate' if reinstates else 'Sign off'} {person.full_name}",
        "person": person,
        "competency": found.competency,
        "context": context_words(str(found.item.requirement.context)),
        "needed": scheme_in_words(covered.scheme),
        "version": found.item.missing.version,
        "state": STATES[found.item.standing.state],
        "reinstates": reinstates,
        "last_valid_day": found.last_valid_day,
        "evidence": [_evidence(row, covered, names) for row in covered.evidence],
    }


def not_yet_page(person: Person, found: NotYet | None) -> dict[str, Any]:
    """Why nothing can be signed: signed already, not asked for, or what is missing and what does not count."""
    page: dict[str, Any] = {"page_title": "Nothing to sign", "person": person, "missing": [], "elsewhere": 0}
    if found is None:
        return page | {"why": f"No post that {person.full_name} holds today asks for this."}
    requirement, missing = found.item.requirement, found.item.missing
    what = f"{requirement.competency} in the context “{context_words(str(requirement.context))}”"
    if not missing.words and not missing.pending:
        return page | {"why": f"{person.full_name} is signed off in {what}, and no renewal is due."}
    page["missing"] = [*missing.blocked_by, *(passes(method, count) for method, count in missing.passes)]
    page["missing"] += [f"{method_label(pending.method)}: the result is not read yet" for pending in missing.pending]
    page["elsewhere"] = found.elsewhere
    return page | {"why": f"{person.full_name} cannot be signed off in {what} yet. Still missing:"}


def _evidence(row: Statement, covered: Covered, names: dict[str, str]) -> dict[str, Any]:
    reading = covered.readings.get(row.id)
    label, tone = OUTCOMES[reading.outcome if reading else row.outcome]
    by = names.get(row.author, "")
    if reading is not None:
        by = f"Sampled by {by}, read by {names.get(reading.author, '')}"
    return {
        "at": row.occurred_at,
        "title": method_label(row.method),
        "status": label,
        "tone": tone,
        "by": by,
        "text": covered.notes.get(row.id, "") or (covered.notes.get(reading.id, "") if reading else ""),
        "href": reverse("statement", args=[row.id]),
    }
