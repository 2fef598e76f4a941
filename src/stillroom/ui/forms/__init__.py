"""NHS.UK forms: Django forms whose fields know how to draw themselves.

A page says ``form.x.as_field_group()``; nobody writes a label, a hint or an error by hand.
"""

from stillroom.ui.forms.fields import (
    BooleanField,
    CharField,
    ChoiceField,
    DateField,
    DateTimeField,
    DecimalField,
    EmailField,
    FileField,
    HiddenField,
    IntegerField,
    MultipleChoiceField,
    NhsField,
    PasswordField,
    SelectField,
    TextField,
)
from stillroom.ui.forms.form import Form

__all__ = [
    "BooleanField",
    "CharField",
    "ChoiceField",
    "DateField",
    "DateTimeField",
    "DecimalField",
    "EmailField",
    "FileField",
    "Form",
    "HiddenField",
    "IntegerField",
    "MultipleChoiceField",
    "NhsField",
    "PasswordField",
    "SelectField",
    "TextField",
]
