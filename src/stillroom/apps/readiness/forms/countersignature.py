from stillroom.apps.readiness.forms.stating import SigningForm
from stillroom.ui.forms import TextField


class CountersignatureForm(SigningForm):
    """An entry in somebody's logbook, confirmed by who could assess it."""

    note = TextField(label="Note", what="a note", required=False, rows=2, max_length=500)
