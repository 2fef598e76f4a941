"""What every form shares that states one thing: the statement's id, the refusals at their fields, the password."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import ValidationError

from stillroom.apps.accounts.forms.proof_fields import PasskeyField, ProviderField
from stillroom.apps.accounts.services.prove import Ways
from stillroom.apps.ledger.draft import new_statement_id
from stillroom.apps.readiness.presenters.contexts import context_words
from stillroom.apps.readiness.selectors.statable import Asked
from stillroom.competence.context import Context
from stillroom.competence.refusal import Refused
from stillroom.ui.forms import CharField, Form, HiddenField, PasswordField

SEPARATOR = "|"


class StatingForm(Form):
    """Carries the statement's id, so that sending it twice states it once."""

    refused_at: ClassVar[Mapping[str, str]] = {}
    """Column of the statements table → the field of this form, where they have different names."""

    statement = HiddenField(initial=new_statement_id)

    signs: ClassVar[bool] = False
    """Whether it is a signature, for which she shows once more that it is she."""

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

    def ask_pin(self, name: str) -> None:
        """On a shared tablet, whatever is stated is signed by the PIN of who states it."""
        self.fields.pop("password", None)
        self.fields["pin"] = PasswordField(
            label=f"PIN of {name}", what="your PIN", hint="Your PIN is your signature.", autocomplete="off"
        )


class SigningForm(StatingForm):
    """States something under a signature: she shows once more that it is she, asked last."""

    signs: ClassVar[bool] = True
    password = PasswordField(label="Your password", what="your password", hint="Signing is the same as your signature.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name != "password"])

    def ask_proof(self, ways: Ways, *, challenge: Callable[[], dict[str, Any]], address: str) -> None:
        """The ways she has, instead of the password alone."""
        if ways.confirmed:
            del self.fields["password"]
            self.fields["provider"] = ProviderField(name=ways.confirmed, confirmed=True, address="", alone=True)
            return
        if not ways.password:
            del self.fields["password"]
        elif ways.passkey:
            self.fields["password"].required = False
        if ways.code:
            self.fields["code"] = CharField(
                label="Code from your authenticator app",
                what="the code",
                autocomplete="one-time-code",
                inputmode="numeric",
                classes="nhsuk-input--width-10",
                required=not ways.passkey,
            )
        if ways.passkey:
            self.fields["passkey"] = PasskeyField(options=challenge)
        if ways.provider:
            alone = not (ways.password or ways.code or ways.passkey)
            self.fields["provider"] = ProviderField(name=ways.provider, confirmed=False, address=address, alone=alone)


def item_choices(asked: Iterable[Asked], *, anywhere: str = "") -> list[tuple[str, str]]:
    """The competencies her posts ask for, in their contexts; `anywhere` offers each also without one."""
    choices = [("", "Choose a competency")]
    seen: set[str] = set()
    for each in asked:
        name = f"{each.code} {each.title}"
        if anywhere and each.code not in seen and each.context:
            choices.append((f"{each.code}{SEPARATOR}", f"{name}{anywhere}"))
        seen.add(each.code)
        where = f" ({context_words(each.context)})" if each.context else ""
        choices.append((f"{each.code}{SEPARATOR}{each.context}", f"{name}{where}"))
    return choices


def chosen_item(value: str) -> tuple[str, Context]:
    """The competency and context of a choice that `item_choices` made."""
    code, _, context = value.partition(SEPARATOR)
    return code, Context.parse(context)
