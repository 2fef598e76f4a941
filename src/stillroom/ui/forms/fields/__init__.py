"""The fields, by what people put into them."""

from stillroom.ui.forms.fields.base import NhsField
from stillroom.ui.forms.fields.boolean import BooleanField
from stillroom.ui.forms.fields.choices import ChoiceField, MultipleChoiceField, SelectField
from stillroom.ui.forms.fields.dates import DateField, DateTimeField
from stillroom.ui.forms.fields.file import FileField
from stillroom.ui.forms.fields.hidden import HiddenField
from stillroom.ui.forms.fields.numbers import DecimalField, IntegerField
from stillroom.ui.forms.fields.text import CharField, EmailField, PasswordField, TextField

__all__ = [
    "BooleanField",
    "CharField",
    "ChoiceField",
    "DateField",
    "DateTimeField",
    "DecimalField",
    "EmailField",
    "FileField",
    "HiddenField",
    "IntegerField",
    "MultipleChoiceField",
    "NhsField",
    "PasswordField",
    "SelectField",
    "TextField",
]
