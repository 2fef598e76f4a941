"""A framework with one published version, and the three who make its next: Edie owns, Con contributes, Rhea reviews."""

from dataclasses import dataclass
from datetime import timedelta

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import Competency, FrameworkVersion, VersionMember
from stillroom.apps.framework.selectors.version_table import competency_cells
from stillroom.apps.framework.services.decide_changes import decide_changes
from stillroom.apps.framework.services.edit_draft import save_competency
from stillroom.apps.framework.services.publish_version import publish_version
from stillroom.apps.framework.services.review_version import approve_version, submit_version
from stillroom.apps.framework.services.start_draft import Named, start_draft
from stillroom.apps.framework.services.version_members import add_member
from stillroom.apps.people.models import RoleGrant
from stillroom.apps.people.services.grant_role import grant_role
from stillroom.apps.places.models import Organisation
from stillroom.competence.days import day_of
from stillroom.competence.framework import Change

PASSWORD = "copper kettle steam"


@dataclass
class Workshop:
    editor: User
    contributor: User
    reviewer: User
    stranger: User
    organisation: Organisation

    def draft(self, framework: str = "AS", version: str = "2026.2") -> FrameworkVersion:
        draft = start_draft(named=Named(framework, version), by=self.editor)
        add_member(version=draft, user=self.contributor, part=VersionMember.Part.CONTRIBUTOR, by=self.editor)
        add_member(version=draft, user=self.reviewer, part=VersionMember.Part.REVIEWER, by=self.editor)
        return draft

    def change(self, draft: FrameworkVersion, code: str = "AS01", **cells: str) -> None:
        row = competency(draft, code)
        problems = save_competency(
            draft=draft, competency_id=row.id, cells=competency_cells(row) | cells, by=self.contributor
        )
        assert not problems, [str(problem) for problem in problems]

    def decide(self, draft: FrameworkVersion, code: str = "AS01", *, days: int | None = 30) -> None:
        """Substantive with so many days of transition; None: editorial."""
        until = None if days is None else day_of(clock.now()) + timedelta(days=days)
        change = Change.EDITORIAL if until is None else Change.SUBSTANTIVE
        decide_changes(draft=draft, decisions={code: (change, until)}, by=self.editor)

    def publish(self, draft: FrameworkVersion) -> None:
        submit_version(version=draft, by=self.editor)
        approve_version(version=draft, by=self.reviewer)
        publish_version(version=draft, by=self.editor)


def competency(draft: FrameworkVersion, code: str) -> Competency:
    return Competency.every.get(framework_version=draft, code=code)


def make_workshop(organisation: Organisation | None = None) -> Workshop:
    place = organisation or Organisation.objects.create(ods_code="RX9", name="Somewhere", recorded_at=clock.now())
    names = ("Edie Editor", "Con Contributor", "Rhea Reviewer", "Sam Stranger")
    users = [
        User.objects.create_user(f"{name.split()[0].lower()}@example.nhs.uk", PASSWORD, name=name) for name in names
    ]
    grant_role(user=users[0], organisation=place, role=RoleGrant.Role.FRAMEWORK_EDITOR, by=None)
    return Workshop(*users, place)
