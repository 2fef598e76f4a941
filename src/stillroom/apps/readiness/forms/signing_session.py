from collections.abc import Sequence
from typing import Any

from stillroom.apps.readiness.selectors.signing_session import Signer
from stillroom.ui.forms import ChoiceField, Form, PasswordField, SelectField


class WhoForm(Form):
    """Who is at the tablet."""

    who = ChoiceField(label="Who is assessing or signing?", what="who is assessing or signing", size="large")

    def __init__(self, *args: Any, signers: Sequence[Signer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who = self.fields["who"]
        assert isinstance(who, ChoiceField)  # noqa: S101 - for the type checker
        who.choices = [(str(each.person.id), each.person.full_name) for each in signers]
        who.hints = {
            str(each.person.id): ", ".join(role.label.lower() for role in sorted(each.roles)).capitalize()
            for each in signers
        }
        who.error_messages["required"] = "Select who is assessing or signing"


class ExtendForm(Form):
    """Somebody who may sign in the session lets it go on."""

    whose = SelectField(label="Your name", what="your name")
    pin = PasswordField(label="Your PIN", what="your PIN", autocomplete="off")

    def __init__(self, *args: Any, signers: Sequence[Signer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whose = self.fields["whose"]
        assert isinstance(whose, SelectField)  # noqa: S101 - for the type checker
        whose.choices = [
            ("", "Choose your name"),
            *((str(each.person.id), each.person.full_name) for each in signers),
        ]
