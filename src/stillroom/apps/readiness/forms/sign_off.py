from typing import Any

from stillroom.apps.readiness.forms.stating import SigningForm
from stillroom.competence.statement import Meaning
from stillroom.ui.forms import CharField, ChoiceField, DateField

MEANINGS = [
    (Meaning.APPROVED, "Approved: the evidence shows that this person may work alone"),
    (Meaning.VERIFIED, "Verified: I checked the evidence against its records"),
    (Meaning.ASSESSED, "Assessed: I judged the work myself"),
    (Meaning.WITNESSED, "Witnessed: I saw it done"),
    (Meaning.PERFORMED, "Performed: I did the work that this records"),
]


class SignOffForm(SigningForm):
    """A signature: what it means, and the password again."""

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

    def __init__(self, *args: Any, reinstates: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if reinstates:
            del self.fields["valid_until"]
        else:
            del self.fields["reason"]
