from datetime import date
from typing import Any

from stillroom.apps.ledger.draft import new_statement_id
from stillroom.competence.statement import Meaning
from stillroom.ui.forms import CharField, ChoiceField, DateField, Form, HiddenField, PasswordField

MEANINGS = [
    (Meaning.APPROVED, "Approved: the evidence shows that this person may work alone"),
    (Meaning.VERIFIED, "Verified: I checked the evidence against its records"),
    (Meaning.ASSESSED, "Assessed: I judged the work myself"),
    (Meaning.WITNESSED, "Witnessed: I saw it done"),
    (Meaning.PERFORMED, "Performed: I did the work that this records"),
]


class SignOffForm(Form):
    """A signature: what it means, and the password again."""

    statement = HiddenField(initial=new_statement_id)
    meaning = ChoiceField(
        label="What does your signature mean?", what="what your signature means", choices=MEANINGS, size="large"
    )
    valid_until = DateField(
        label="Last valid day, if you want an earlier one",
        what="the last valid day",
        hint="Leave empty to use the day shown above.",
        required=False,
    )
    reason = CharField(label="Deviation reference", what="the deviation reference", max_length=200)
    password = PasswordField(label="Your password", what="your password", hint="Signing is the same as your signature.")

    def __init__(self, *args: Any, reinstates: bool, last_day: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.last_day = last_day
        if reinstates:
            del self.fields["valid_until"]
        else:
            del self.fields["reason"]
