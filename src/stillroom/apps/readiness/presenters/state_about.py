"""What the reader may state about a person, and what she may take back."""

from collections.abc import Callable, Iterable

from django.urls import reverse

from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.presenters.words import Wording
from stillroom.apps.people.models import Person
from stillroom.competence.admission.revocation import REVOCABLE, REVOCABLE_BY_ACCOUNTABLE
from stillroom.competence.statement import Kind
from stillroom.ui import formats

May = Callable[[Permission], bool]

KINDS = (
    (Permission.OBSERVE, "assess_person", "Assess", "An attempt that you see, or a sample that you take"),
    (Permission.SELF_ASSESS, "self_assess", "Assess yourself", "Where you stand, as you see it"),
    (Permission.SUSPEND, "suspend", "Suspend", "Stops at once; lifted only by a reinstatement"),
    (Permission.CLEAR, "clear", "Clear to work under supervision", "With a named supervisor, until a day"),
    (Permission.SIGN_OFF, "exempt", "Exempt", "Takes a requirement away until a day; never a critical one"),
    (Permission.RECORD_ABSENCE, "record_absence", "Record an absence", "From a day to a day, without a cause"),
    (Permission.APPOINT, "appoint", "Appoint", "As assessor, authoriser or reader of results"),
)


def statable(person: Person, may: May) -> list[dict[str, str]]:
    return [
        {"text": text, "hint": hint, "href": reverse(route, args=[person.id])}
        for permission, route, text, hint in KINDS
        if may(permission)
    ]


def revocable_rows(rows: Iterable[Statement], words: Wording, may: May) -> list[dict[str, str]]:
    """What is in force about her, with the way to end it that the reader has, if any."""
    signs, appoints = may(Permission.SIGN_OFF), may(Permission.APPOINT)
    found = []
    for row in rows:
        way = ""
        if row.kind == Kind.ABSENCE and may(Permission.RECORD_ABSENCE):
            way = reverse("change_absence", args=[row.id])
        elif appoints and row.kind in REVOCABLE_BY_ACCOUNTABLE:
            way = reverse("end_statement", args=[row.id])
        elif signs and row.kind in REVOCABLE:
            way = reverse("revoke_statement", args=[row.id])
        if way:
            until = f", until {formats.day(row.valid_until)}" if row.valid_until else ""
            hint = f"Since {formats.day(row.occurred_at)}{until}"
            found.append({"text": words.sentence(row), "hint": hint, "href": way})
    return found
