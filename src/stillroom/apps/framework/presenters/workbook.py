"""A version as a workbook that a trainer edits in Excel and imports again: every column explained, nothing lost."""

from stillroom.apps.framework.models import FrameworkVersion
from stillroom.apps.framework.selectors.version_table import level_cells, version_table
from stillroom.competence.framework import Change
from stillroom.standards.tables.formats import COMPETENCIES, LEVELS
from stillroom.standards.tables.workbook_writer import SheetToWrite, write_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SCHEME = "What it takes, for example: knowledge*1; observation*3 consecutive; broth*3 on_fail=suspend."
_POINTS = "Separate points with a semicolon. In knowledge, write what a good answer names after a vertical bar."
_NOTES = {
    "code": "Identifies the competency for good: people are signed off by it. Give a new one its own code.",
    "title": "What the competency is called, in one line.",
    "scheme": _SCHEME,
    "group": "The heading it stands under.",
    "knowledge": f"Why: the questions somebody has to answer. {_POINTS}",
    "skill": f"How: what is watched for when somebody does it. {_POINTS}",
    "decision": f"Judgement: when to stop, whom to ask. {_POINTS}",
    "renewal_scheme": f"{_SCHEME} Empty: as the first time.",
    "requalification_scheme": f"After a suspension or revocation. {_SCHEME} Empty: as the first time.",
    "validity_months": "Months that a sign-off holds. Empty: it does not expire.",
    "renewal_window_days": "So many days before the end it is shown as due soon.",
    "requires": "Codes that have to be in force first, separated by semicolons.",
    "recency_days": "An absence longer than this asks for a return assessment.",
    "activity_count": "So many entries in the activity log keep a sign-off current. Fill in activity_days too.",
    "activity_days": "Within so many days. Fill in activity_count too.",
    "critical": "yes: never excused, and never taken over without being seen once.",
    "assessor": "yes: this is the competency of assessing others. One in a framework.",
    "change": "Against the version before. new; editorial: wording only, sign-offs go on; substantive: people have to"
    " update. Empty: unchanged.",
    "transition_until": "With substantive only: the last day on which earlier sign-offs hold.",
}
_LEVEL_NOTES = {
    "code": "The competency, as on the first sheet.",
    "level": "1 is entry level; higher is more advanced.",
    "title": "What the level is called.",
    "descriptor": "What somebody at this level does.",
}
_WIDE = dict.fromkeys(("title", "knowledge", "skill", "decision", "scheme", "requires"), 40)
_NUMBERS = frozenset(
    ("validity_months", "renewal_window_days", "recency_days", "activity_count", "activity_days", "level")
)


def framework_workbook(version: FrameworkVersion) -> bytes:
    """The competencies on one sheet, their levels on another."""
    competencies = SheetToWrite(
        COMPETENCIES,
        [row.cells for row in version_table(version).rows],
        notes=_NOTES,
        choices={
            "critical": ("yes", "no"),
            "assessor": ("yes", "no"),
            "change": tuple(change.value for change in Change if change.value),
        },
        widths=_WIDE,
        numbers=_NUMBERS,
        days=frozenset(("transition_until",)),
    )
    levels = SheetToWrite(
        LEVELS, level_cells(version), notes=_LEVEL_NOTES, widths={"title": 24, "descriptor": 70}, numbers=_NUMBERS
    )
    return write_workbook([competencies, levels])
