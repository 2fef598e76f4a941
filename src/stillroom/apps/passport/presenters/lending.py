"""Loans, and requests said yes to, in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from stillroom.apps.passport.models import HelpRequest, Loan, LoanAgreement
from stillroom.competence.framework import Frameworks
from stillroom.ui.formats import day, moment, short_day

Side = LoanAgreement.Side
NOBODY = "Nobody is lent or borrowed"


def state_of(loan: Loan, agreed: Mapping[str, LoanAgreement], today: date) -> tuple[str, str]:
    """Words and tone."""
    if loan.end_date < today:
        return "Over", "none"
    if loan.post_id is None:
        return f"{len(agreed)} of 3 agreed", "pending"
    if loan.start_date > today:
        return "Agreed, still to begin", "ready"
    return "Under way", "ok"


def loan_row(
    loan: Loan, agreed: Mapping[str, LoanAgreement], titles: Mapping[UUID, str], today: date
) -> dict[str, Any]:
    state, tone = state_of(loan, agreed, today)
    return {
        "name": loan.person.full_name,
        "href": reverse("loan", args=[loan.id]),
        "kind": loan.get_kind_display(),
        "place": f"{titles.get(loan.unit_id, loan.unit.code)}, {loan.unit.organisation.name}",
        "home": loan.person.organisation.name,
        "days": f"{short_day(loan.start_date)} to {short_day(loan.end_date)}",
        "state": state,
        "tone": tone,
    }


def loan_facts(loan: Loan, titles: Mapping[UUID, str], roles: Mapping[str, str]) -> list[dict[str, str]]:
    facts = [
        {"key": "Employer", "value": loan.person.organisation.name},
        {
            "key": "Receiving unit",
            "value": f"{titles.get(loan.unit_id, loan.unit.code)}, {loan.unit.organisation.name}",
        },
        {"key": "Role there", "value": roles.get(loan.role_profile, loan.role_profile)},
        {"key": "Share of a week", "value": f"{loan.fte.normalize():f}"},
        {"key": "First day", "value": day(loan.start_date)},
        {"key": "Last day", "value": day(loan.end_date)},
    ]
    return [*facts, {"key": "Ended early", "value": loan.ended_because}] if loan.ended_because else facts


def agreement_rows(agreed: Mapping[str, LoanAgreement], mine: Sequence[LoanAgreement.Side]) -> list[dict[str, Any]]:
    rows = []
    for side in Side:
        found = agreed.get(side)
        said = f"Agreed on {moment(found.agreed_at)}" if found else "Has not agreed yet"
        rows.append({"side": side.label, "said": said, "value": side.value, "may": side in mine and found is None})
    return rows


def what_she_may_do(loan: Loan) -> str:
    if loan.person.organisation_id == loan.unit.organisation_id:
        return (
            "What may be done there follows from the same record as at home, and from what that unit asks for."
            " Whoever is lent works within the boundaries of what its board shows as authorised."
        )
    return (
        "What may be done there follows from what the receiving unit has accepted or signed itself. Until then its"
        " board shows nothing in force. Whoever is lent works within the boundaries of what it shows."
    )


def accepted_row(request: HelpRequest, known: Frameworks) -> dict[str, str]:
    history = known.history(request.competency)
    title = history.current.title if history else ""
    return {
        "name": request.person.full_name,
        "what": f"{request.competency} {title}".strip(),
        "place": request.place,
        "days": f"{short_day(request.start_date)} to {short_day(request.end_date)}",
        "asked_by": str(request.asked_by),
    }
