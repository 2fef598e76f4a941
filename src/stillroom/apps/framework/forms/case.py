"""The form by which an editor brings in a framework from a CASE file."""

from stillroom.apps.framework.forms.draft import CODE
from stillroom.standards.case.reader import MAX_BYTES
from stillroom.ui.forms import CharField, FileField, Form


class ImportCaseForm(Form):
    file = FileField(
        label="CASE file",
        what="a CASE file",
        hint="A whole framework as JSON, version 1.0 or 1.1 of the standard.",
        accept=(".json",),
        max_megabytes=MAX_BYTES // 1024 // 1024,
    )
    framework = CharField(
        label="Code of the framework here (optional)",
        what="its code",
        hint="Empty: as the file calls it.",
        max_length=50,
        validators=[CODE],
        required=False,
    )
    version = CharField(
        label="What the version is called (optional)",
        what="what the version is called",
        hint="Empty: as the file calls it. Only for a framework that says how competencies are assessed.",
        max_length=50,
        validators=[CODE],
        required=False,
    )
