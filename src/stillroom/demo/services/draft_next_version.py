"""The next version of the starter framework, drafted by a trainer and under review: nobody is held to it yet."""

from collections.abc import Callable
from datetime import timedelta

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.selectors.users import find_user
from stillroom.apps.framework.models import Competency, FrameworkVersion, VersionMember
from stillroom.apps.framework.selectors.frameworks import competencies_of, framework_with_code, versions_of
from stillroom.apps.framework.selectors.version_table import competency_cells
from stillroom.apps.framework.services.comment import comment, resolve_comment
from stillroom.apps.framework.services.decide_changes import decide_changes
from stillroom.apps.framework.services.edit_draft import save_competency, set_levels
from stillroom.apps.framework.services.review_version import submit_version
from stillroom.apps.framework.services.start_draft import Named, start_draft
from stillroom.apps.framework.services.version_members import add_member
from stillroom.competence.framework import Change
from stillroom.competence.level import Level
from stillroom.demo.diary import Diary
from stillroom.demo.versions import FRAMEWORK

OWNER, REVIEWER, CONTRIBUTOR = "gwen@northmoor.example", "priya@northmoor.example", "babajide@saltmarsh.example"
WORDING, SUBSTANCE = "AS03", "AS09"
ADDED = (
    "; Why is a check that is interrupted begun again? | what was checked is not remembered reliably,"
    " the tray may have been moved meanwhile"
)
LEVELS = (
    Level(1, "Entry", "Wipes in the order shown, with somebody beside them."),
    Level(2, "Working alone", "Keeps the order and the contact time without being told."),
    Level(3, "Advanced", "Sees where a colleague's technique would fail, and shows why."),
)


def draft_next_version(diary: Diary) -> None:
    """One change of wording, one of substance that people have to update for, levels, and two comments."""
    owner, reviewer, contributor = (_account(email) for email in (OWNER, REVIEWER, CONTRIBUTOR))
    draft = start_draft(named=Named(FRAMEWORK, _next_name(diary)), by=owner)
    add_member(version=draft, user=reviewer, part=VersionMember.Part.REVIEWER, by=owner)
    add_member(version=draft, user=contributor, part=VersionMember.Part.CONTRIBUTOR, by=owner)
    _change(draft, WORDING, "title", lambda text: text.replace("sanitisation", "sanitising"), owner)
    _change(draft, SUBSTANCE, "knowledge", lambda text: text + ADDED, contributor)
    until = diary.today + timedelta(days=90)
    decisions = {WORDING: (Change.EDITORIAL, None), SUBSTANCE: (Change.SUBSTANTIVE, until)}
    decide_changes(draft=draft, decisions=decisions, by=owner)
    set_levels(draft=draft, competency_id=_row(draft, WORDING).id, levels=LEVELS, by=owner)
    submit_version(version=draft, by=owner)
    dealt_with = comment(
        version=draft,
        competency_code=WORDING,
        text="Sanitising, as the worksheets say: one word for one thing.",
        by=reviewer,
    )
    resolve_comment(version=draft, comment_id=dealt_with.id, by=owner)
    comment(
        version=draft,
        competency_code=SUBSTANCE,
        text="Is 90 days enough for the people on nights? They are assessed once a quarter.",
        by=reviewer,
    )


def _change(draft: FrameworkVersion, code: str, column: str, to: Callable[[str], str], by: User) -> None:
    row = _row(draft, code)
    cells = competency_cells(row)
    problems = save_competency(draft=draft, competency_id=row.id, cells=cells | {column: to(cells[column])}, by=by)
    if problems:
        raise ValueError([str(problem) for problem in problems])


def _row(draft: FrameworkVersion, code: str) -> Competency:
    return competencies_of(draft).get(code=code)


def _next_name(diary: Diary) -> str:
    framework = framework_with_code(FRAMEWORK)
    names = [each.version for each in versions_of(framework)] if framework else []
    of_this_year = sum(name.startswith(f"{diary.today.year}.") for name in names)
    return f"{diary.today.year}.{of_this_year + 1}"


def _account(email: str) -> User:
    found = find_user(email=email)
    if found is None:
        raise ValueError(f"the demo has no account {email}")
    return found
