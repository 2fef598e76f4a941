"""The forms by which an editor starts a draft and fills it."""

from collections.abc import Iterable
from typing import Any

from django.core.validators import RegexValidator

from stillroom.apps.framework.models import CompetencyFramework
from stillroom.standards.tables import Problem
from stillroom.ui.forms import (
    BooleanField,
    CharField,
    ChoiceField,
    FileField,
    Form,
    IntegerField,
    SelectField,
    TextField,
)

NEW = "new"
CODE = RegexValidator(r"^[A-Za-z0-9][A-Za-z0-9 _./:&()\-]*$", "Use letters, digits, spaces and . - _ / : & ( ) only")
_MEGABYTES = 10


def _file(**extra: Any) -> FileField:
    return FileField(
        label="File",
        what="an Excel or CSV file",
        hint="An Excel workbook (.xlsx) or CSV in UTF-8, with the columns that “Download as Excel” gives.",
        accept=(".xlsx", ".csv"),
        max_megabytes=_MEGABYTES,
        **extra,
    )


class StartDraftForm(Form):
    """Of which framework, what the version is called, and what it begins with."""

    framework = ChoiceField(label="Which framework?", what="a framework", reveals={NEW: ["code", "title"]})
    code = CharField(
        label="Code of the new framework",
        what="its code",
        hint="Short, and never changed: RADIOPHARMACY.",
        max_length=50,
        validators=[CODE],
    )
    title = CharField(label="Title of the new framework", what="its title", max_length=200)
    version = CharField(
        label="What is the version called?",
        what="what the version is called",
        hint="For example 2027.1",
        max_length=50,
        validators=[CODE],
    )
    source = ChoiceField(
        label="Begin with",
        what="what the draft begins with",
        choices=[("current", "What is published now"), ("file", "A file")],
        hints={"current": "Of a new framework: nothing yet"},
        reveals={"file": ["file"]},
        initial="current",
    )
    file = _file()

    def __init__(self, *args: Any, frameworks: Iterable[CompetencyFramework], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.code, f"{each} ({each.code})" if each.title else str(each)) for each in frameworks]
        self.fields["framework"].choices = [*choices, (NEW, "A new one")]  # type: ignore[attr-defined]


class ReplaceByFileForm(Form):
    file = _file()


class CompetencyForm(Form):
    """One row of the table, named as its columns are; what is wrong with a cell is shown at its field."""

    code = CharField(
        label="Code", what="the code", hint="People are signed off by it. It is never changed.", max_length=50
    )
    title = CharField(label="Title", what="the title", max_length=300)
    group = CharField(label="Group", what="the group", hint="The heading it stands under", required=False)
    knowledge = TextField(
        label="Why: knowledge",
        what="the knowledge",
        hint="Questions, separated by semicolons. After a vertical bar, what a good answer names.",
        required=False,
        rows=6,
    )
    skill = TextField(
        label="How: skill",
        what="the skill",
        hint="What is watched for, separated by semicolons.",
        required=False,
        rows=6,
    )
    decision = TextField(
        label="Judgement: decisions",
        what="the decisions",
        hint="When to stop and whom to ask, separated by semicolons.",
        required=False,
        rows=4,
    )
    scheme = CharField(
        label="First sign-off needs",
        what="what the first sign-off needs",
        hint="For example: knowledge*1; observation*3 consecutive; broth*3 on_fail=suspend",
    )
    renewal_scheme = CharField(label="Renewal needs", what="what renewal needs", hint="Empty: the same", required=False)
    requalification_scheme = CharField(
        label="After a suspension or revocation", what="what it needs then", hint="Empty: the same", required=False
    )
    validity_months = IntegerField(
        label="Valid for", what="for how many months it is valid", suffix="months", required=False
    )
    renewal_window_days = IntegerField(
        label="Due soon in the last", what="how many days before", suffix="days", required=False
    )
    requires = CharField(
        label="Has to be in force first",
        what="what has to be in force first",
        hint="Codes, separated by semicolons",
        required=False,
    )
    recency_days = IntegerField(
        label="A return assessment after an absence longer than", what="how many days", suffix="days", required=False
    )
    activity_count = IntegerField(
        label="Entries in the activity log that keep it current", what="how many entries", required=False
    )
    activity_days = IntegerField(label="Within", what="within how many days", suffix="days", required=False)
    critical = BooleanField(
        label="Critical: never excused, and never taken over without being seen once", what="whether", required=False
    )
    assessor = BooleanField(label="This is the competency of assessing others", what="whether", required=False)

    def __init__(self, *args: Any, code: str = "", **kwargs: Any) -> None:
        """`code`: of one that is in the draft; it keeps it."""
        super().__init__(*args, **kwargs)
        self.kept_code = code
        if code:
            del self.fields["code"]

    def cells(self) -> dict[str, str]:
        """As the row of the table would say it."""
        stated = {name: _cell(self.cleaned_data.get(name)) for name in self.fields}
        return stated | ({"code": self.kept_code} if self.kept_code else {})

    def add_problems(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            said = f"{problem.wrong} {problem.fix}"
            self.add_error(problem.field if problem.field in self.fields else None, said)


def _cell(value: object) -> str:
    if value is True:
        return "yes"
    return "" if value in (None, False) else str(value)


LEVELS = 5
_EXAMPLES = ("entry level", "", "", "", "advanced")


class LevelsForm(Form):
    """What the competency looks like at each of five levels; a level without a title is left out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for level in range(1, LEVELS + 1):
            example = f" ({_EXAMPLES[level - 1]})" if _EXAMPLES[level - 1] else ""
            self.fields[f"title_{level}"] = CharField(
                label=f"Level {level}{example}: its name", what="its name", required=False, max_length=100
            )
            self.fields[f"descriptor_{level}"] = TextField(
                label=f"What somebody at level {level} does", what="what they do", required=False, rows=3
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for level in range(1, LEVELS + 1):
            if cleaned.get(f"descriptor_{level}") and not cleaned.get(f"title_{level}"):
                self.add_error(f"title_{level}", f"Enter a name for level {level}, or empty what it says")
        return cleaned


class MemberForm(Form):
    email = CharField(label="Email address of the account", what="the email address", max_length=254)
    part = SelectField(
        label="Part",
        what="the part",
        choices=[
            ("reviewer", "Reviewer: reads, comments, approves"),
            ("contributor", "Contributor: edits and comments"),
        ],
    )
