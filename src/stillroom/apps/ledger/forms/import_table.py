from collections.abc import Iterable
from typing import Any

from stillroom.apps.places.models import Organisation
from stillroom.standards.tables.formats import TABLES
from stillroom.ui.forms import CharField, ChoiceField, FileField, Form

WORDS = {
    "units": ("Units", "Where people work, and who is accountable"),
    "staff": ("Staff", "People and the posts they hold"),
    "competencies": ("Competencies", "One version of a framework; once published it is never changed"),
    "requirements": ("Requirements", "What each role asks for"),
    "statements": ("Statements", "Entries for the ledger, also taken over from old records"),
    "enrolments": ("Enrolments", "Who is on which course, and since when"),
    "qualifications": ("Qualifications", "What people hold, or were assessed and found not to hold"),
    "registrations": ("Registrations", "Who was on which register, from when to when"),
    "supervisors": ("Supervisors", "Who supervises whom, and in what"),
    "experience": ("Experience", "Periods of work-based experience under a supervisor"),
}


class ImportTableForm(Form):
    """Which table, and the file."""

    organisation = ChoiceField(label="Organisation", what="the organisation")
    table = ChoiceField(
        label="What is in the file?",
        what="what is in the file",
        choices=[(name, WORDS[name][0]) for name in TABLES],
        hints={name: WORDS[name][1] for name in TABLES},
        reveals={"competencies": ["framework", "version", "title"]},
    )
    framework = CharField(label="Framework code", what="the framework code", max_length=50)
    version = CharField(label="Version", what="the version", hint="For example 2026.1", max_length=50)
    title = CharField(
        label="Title of the framework", what="the title", hint="Needed when it is new.", required=False, max_length=200
    )
    file = FileField(
        label="File",
        what="a CSV or Excel file",
        hint="An Excel workbook (.xlsx), or CSV in UTF-8, up to 25 MB. Nothing is changed yet: you see row by row what"
        " would happen.",
        accept=(".csv", ".xlsx"),
        max_megabytes=25,
    )

    def __init__(self, *args: Any, organisations: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(each.id), each.name) for each in organisations]
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            del self.fields["organisation"]
