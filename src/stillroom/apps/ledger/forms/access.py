"""The forms by which an administrator says who may do what."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from stillroom.apps.accounts import clock
from stillroom.apps.people.models import RoleGrant
from stillroom.apps.people.services.grant_role import NO_LIMIT, Limit
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.units import units_of
from stillroom.competence.days import day_of
from stillroom.ui.forms import CharField, ChoiceField, DateField, EmailField, Form, SelectField

ROLE_HINTS: dict[str, str] = {
    RoleGrant.Role.UNIT_MANAGER: "Sees the boards and records; may suspend and record absences",
    RoleGrant.Role.AUDITOR: "Reads everything, changes nothing; every page opened is recorded",
    "outside_auditor": "The same, until a day you set",
    RoleGrant.Role.FRAMEWORK_EDITOR: "Drafts and publishes competency frameworks; sees nobody's record by it",
    RoleGrant.Role.REGIONAL_LEAD: "Finds who is willing to be asked to help elsewhere; opens nobody's record",
    RoleGrant.Role.WORKFORCE_PLANNER: "Sees counts of people and projects them over the years; opens nobody's record",
    RoleGrant.Role.ADMINISTRATOR: "Imports, gives roles, decides look-alikes; signs for nobody",
}


OUTSIDE_AUDITOR = "outside_auditor"
"""Chosen on the form; what is given is the role of auditor, with its limit."""

ROLES = [
    choice
    for value, label in RoleGrant.Role.choices
    for choice in (
        [(value, label), (OUTSIDE_AUDITOR, "Auditor from outside")]
        if value == RoleGrant.Role.AUDITOR
        else [(value, label)]
    )
]
OUTSIDE = ["from_organisation", "purpose", "ends_on"]
REVEALED = {OUTSIDE_AUDITOR: OUTSIDE, RoleGrant.Role.REGIONAL_LEAD.value: ["leads_until"]}


def role_of(cleaned: Mapping[str, Any]) -> str:
    """The role chosen, as it is stored; empty when none is."""
    chosen = cleaned["role"]
    return RoleGrant.Role.AUDITOR.value if chosen == OUTSIDE_AUDITOR else str(chosen)


def limit_of(cleaned: Mapping[str, Any]) -> Limit:
    """How long the role holds, whence and what for."""
    if cleaned["role"] == RoleGrant.Role.REGIONAL_LEAD:
        return Limit(cleaned["leads_until"])
    if cleaned["role"] != OUTSIDE_AUDITOR:
        return NO_LIMIT
    return Limit(cleaned["ends_on"], cleaned["from_organisation"], cleaned["purpose"])


class _WithUnit(Form):
    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [("", "The whole organisation")]
        units += [(str(unit.id), unit.code) for unit in units_of(organisation)]
        self.fields["unit"].choices = units  # type: ignore[attr-defined]
        self.order_fields(["email", "name", "role"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("role") == RoleGrant.Role.ADMINISTRATOR and cleaned.get("unit"):
            self.add_error("unit", "Select the whole organisation: an administrator is never one of a single unit")
        if cleaned.get("role") == RoleGrant.Role.FRAMEWORK_EDITOR and cleaned.get("unit"):
            self.add_error("unit", "Select the whole organisation: a framework is the same in every unit")
        if cleaned.get("role") == RoleGrant.Role.REGIONAL_LEAD and cleaned.get("unit"):
            self.add_error("unit", "Select the whole organisation: a regional lead looks across organisations")
        if cleaned.get("role") == RoleGrant.Role.WORKFORCE_PLANNER and cleaned.get("unit"):
            self.add_error("unit", "Select the whole organisation: a workforce is planned as a whole")
        return cleaned


def _today() -> date:
    return day_of(clock.now())


class _Outside(Form):
    """Whence an auditor from outside comes, what for, and until when."""

    from_organisation = CharField(label="Their organisation", what="their organisation", max_length=200)
    purpose = CharField(
        label="Purpose", what="the purpose", hint="For example “Regional quality assurance audit”.", max_length=200
    )
    ends_on = DateField(
        label="Last day", what="the last day", hint="The role ends by itself after this day.", earliest=_today
    )
    leads_until = DateField(
        label="Last day as regional lead",
        what="the last day",
        hint="The role ends by itself after this day. Nothing of the organisation is found by it before or after.",
        earliest=_today,
    )


class GrantRoleForm(_WithUnit, _Outside):
    email = EmailField(label="Email address of the account", what="the email address", autocomplete="off")
    role = ChoiceField(label="Role", what="the role", choices=ROLES, hints=ROLE_HINTS, reveals=REVEALED)
    unit = SelectField(label="Where", what="where", required=False)


class InviteForm(_WithUnit, _Outside):
    email = EmailField(label="Email address", what="the email address", autocomplete="off")
    name = CharField(label="Name", what="the name", required=False, max_length=200)
    role = ChoiceField(
        label="Role",
        what="the role",
        choices=[("", "None: sees only their own record"), *ROLES],
        hints=ROLE_HINTS,
        required=False,
        initial="",
        reveals=REVEALED,
    )
    unit = SelectField(label="Where", what="where", required=False)


class LinkAccountForm(Form):
    email = EmailField(label="Email address of the account", what="the email address", autocomplete="off")
    employee_number = CharField(
        label="Employee number",
        what="the employee number",
        hint="Of the record that belongs to this account.",
        max_length=50,
    )


class DecideForm(Form):
    decision = ChoiceField(
        label="Are they one person?",
        what="whether they are one person",
        choices=[("same", "The same person"), ("different", "Two different people")],
        hints={
            "same": "The two records are joined for good: one record and one plan, and nobody who holds both numbers"
            " can sign for their own work. This cannot be undone.",
            "different": "Each keeps a record of their own, and may sign for the other if entitled.",
        },
        size="large",
    )
