"""The specimen signature log."""

from collections.abc import Iterable
from typing import Any

from stillroom.apps.ledger.presenters.words import CAPACITIES, Wording
from stillroom.apps.ledger.selectors.signatures import Appointed, Signatory
from stillroom.competence.days import start_of
from stillroom.ui import formats


def signature_rows(found: Iterable[Signatory], words: Wording) -> list[dict[str, Any]]:
    everyone = list(found)
    initials = distinct_initials(everyone)
    return [
        {
            "name": each.person.full_name,
            "number": each.person.employee_number,
            "initials": initials[str(each.person.id)],
            "roles": each.roles or ("No post today",),
            "registration": f"{each.person.registration_body} {each.person.registration_number}".strip(),
            "entitlements": _entitlements(each, words),
            "first": formats.short_day(each.first),
            "last": formats.short_day(each.last),
            "count": f"{each.count:,}",
        }
        for each in everyone
    ]


def distinct_initials(found: Iterable[Signatory]) -> dict[str, str]:
    """Person's id → her initials; of two with the same, the one who signed later has a number behind them."""
    taken: dict[str, int] = {}
    initials: dict[str, str] = {}
    order = sorted(found, key=lambda each: (each.first is None, each.first, each.person.recorded_at, each.person.id))
    for each in order:
        letters = "".join(word[0] for word in each.person.full_name.replace("-", " ").split()).upper()
        taken[letters] = taken.get(letters, 0) + 1
        initials[str(each.person.id)] = letters if taken[letters] == 1 else f"{letters}{taken[letters]}"
    return initials


def _entitlements(each: Signatory, words: Wording) -> list[str]:
    found = [f"Accountable person of {unit}" for unit in each.accountable_for]
    found += [f"Assessor, signed off in {words.competency(code)}" for code in each.assessor_in]
    found += [_appointment(appointed, words) for appointed in each.appointments]
    return found


def _appointment(appointed: Appointed, words: Wording) -> str:
    said = appointed.said
    where = f" ({said.context})" if said.context else ""
    what = f"{CAPACITIES[said.capacity].capitalize()} for {words.inside(said.competency)}{where}"
    period = f"from {formats.short_day(said.occurred_at)}"
    if appointed.ended is not None:
        return f"{what}, {period} to {formats.short_day(appointed.ended)}, when it was ended"
    if said.valid_until is not None:
        return f"{what}, {period} to {formats.short_day(start_of(said.valid_until))}"
    return f"{what}, {period}"
