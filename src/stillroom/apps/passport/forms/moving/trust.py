"""The forms by which an organisation says whose credentials count."""

from collections.abc import Sequence
from typing import Any

from stillroom.ui.forms import BooleanField, CharField, ChoiceField, Form, SelectField

EVERYWHERE, ANOTHER = "", "another"


class TrustForm(Form):
    """One of this installation, or somebody elsewhere by her identifier."""

    who = ChoiceField(label="Whose credentials should count?", what="whose credentials should count")
    did = CharField(
        label="Identifier",
        what="the identifier",
        hint="Begins with did:web: – it stands in the passport and on the issuer’s own pages.",
        max_length=500,
        spellcheck=False,
    )
    name = CharField(label="Name of the issuer", what="the name", max_length=200)
    unit = SelectField(label="Where do they count?", what="where they count", required=False)

    def __init__(
        self, *args: Any, here: Sequence[tuple[str, str]], units: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        who = self.fields["who"]
        who.choices = [*here, (ANOTHER, "Somebody on another installation")]  # type: ignore[attr-defined]
        who.reveals = {ANOTHER: ("did", "name")}  # type: ignore[attr-defined]
        self.fields["unit"].choices = [(EVERYWHERE, "In every unit"), *units]  # type: ignore[attr-defined]


class ComparedForm(Form):
    """She read the fingerprint out to the issuer, or could not."""

    compared = ChoiceField(
        label="Did you compare the fingerprint with the issuer?",
        what="whether you compared the fingerprint",
        choices=[
            ("pinned", "Yes, by a telephone number that I knew before: keep this key"),
            ("looked_up", "No: look the key up each time, and rely on the web address alone"),
        ],
        hints={"looked_up": "Whoever takes over that address could then sign in the issuer’s name."},
    )
    how = CharField(
        label="With whom, and how?",
        what="with whom and how",
        required=False,
        max_length=200,
        hint="For example: Ann Smith, chief pharmacist, through the hospital’s switchboard.",
    )


class EndForm(Form):
    sure = BooleanField(label="Yes, end it", what="that you want to end it")
