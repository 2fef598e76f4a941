"""The forms by which an administrator says who may do what."""

from typing import Any

from stillroom.apps.people.models import RoleGrant
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.units import units_of
from stillroom.ui.forms import CharField, ChoiceField, EmailField, Form, SelectField

ROLE_HINTS: dict[str, str] = {
    RoleGrant.Role.UNIT_MANAGER: "Sees the boards and records; may suspend and record absences",
    RoleGrant.Role.AUDITOR: "Reads everything, changes nothing",
    RoleGrant.Role.FRAMEWORK_EDITOR: "Drafts and publishes competency frameworks; sees nobody's record by it",
    RoleGrant.Role.ADMINISTRATOR: "Imports, gives roles, decides look-alikes; signs for nobody",
}


class _WithUnit(Form):
    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [("", "The whole organisation")]
        units += [(str(unit.id), unit.code) for unit in units_of(organisation)]
        self.fields["unit"].choices = units  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("role") == RoleGrant.Role.ADMINISTRATOR and cleaned.get("unit"):
            self.add_error("unit", "Select the whole organisation: an administrator is never one of a single unit")
        if cleaned.get("role") == RoleGrant.Role.FRAMEWORK_EDITOR and cleaned.get("unit"):
            self.add_error("unit", "Select the whole organisation: a framework is the same in every unit")
        return cleaned


class GrantRoleForm(_WithUnit):
    email = EmailField(label="Email address of the account", what="the email address", autocomplete="off")
    role = ChoiceField(label="Role", what="the role", choices=RoleGrant.Role.choices, hints=ROLE_HINTS)
    unit = SelectField(label="Where", what="where", required=False)


class InviteForm(_WithUnit):
    email = EmailField(label="Email address", what="the email address", autocomplete="off")
    name = CharField(label="Name", what="the name", required=False, max_length=200)
    role = ChoiceField(
        label="Role",
        what="the role",
        choices=[("", "None: sees only their own record"), *RoleGrant.Role.choices],
        hints=ROLE_HINTS,
        required=False,
        initial="",
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
