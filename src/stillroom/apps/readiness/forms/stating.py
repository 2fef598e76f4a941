"""What every form shares that states one thing: the statement's id, the refusals at their fields, the password."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import ValidationError

from stillroom.apps.ledger.draft import new_statement_id
from stillroom.apps.readiness.selectors.statable import Asked
from stillroom.competence.context import Context
from stillroom.competence.refusal import Refused
from stillroom.ui.forms import Form, HiddenField, PasswordField

SEPARATOR = "|"


class StatingForm(Form):
    """Carries the statement's id, so that sending it twice states it once."""

    refused_at: ClassVar[Mapping[str, str]] = {}
    """Column of the statements table → the field of this form, where they have different names."""

    statement = HiddenField(initial=new_statement_id)

    def clean_statement(self) -> str:
        try:
            return str(UUID(self.cleaned_data["statement"]))
        except ValueError:
            raise ValidationError(self.fields["statement"].error_messages["required"]) from None

    def add_refusals(self, refused: Refused) -> None:
        """Each at the field it is about; on top when the form does not ask for that."""
        for refusal in refused.refusals:
            name = self.refused_at.get(refusal.field, refusal.field)
            self.add_error(name if name in self.fields else None, str(refusal))


class SigningForm(StatingForm):
    """States something under a signature: the password again, asked last."""

    password = PasswordField(label="Your password", what="your password", hint="Signing is the same as your signature.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name != "password"])


def item_choices(asked: Iterable[Asked], *, anywhere: str = "") -> list[tuple[str, str]]:
    """The competencies her posts ask for, in their contexts; `anywhere` offers each also without one."""
    choices = [("", "Choose a competency")]
    seen: set[str] = set()
    for each in asked:
        name = f"{each.code} {each.title}"
        if anywhere and each.code not in seen and each.context:
            choices.append((f"{each.code}{SEPARATOR}", f"{name}{anywhere}"))
        seen.add(each.code)
        where = f" ({each.context})" if each.context else ""
        choices.append((f"{each.code}{SEPARATOR}{each.context}", f"{name}{where}"))
    return choices


def chosen_item(value: str) -> tuple[str, Context]:
    """The competency and context of a choice that `item_choices` made."""
    code, _, context = value.partition(SEPARATOR)
    return code, Context.parse(context)
