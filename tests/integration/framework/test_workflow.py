"""A version from its draft to its retirement, through the services."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from stillroom.apps.accounts import clock
from stillroom.apps.framework.models import Competency, FrameworkVersion, VersionStep
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.framework.selectors.drafts import approvals_of, comments_on, draft_visible_to, drafts_visible_to
from stillroom.apps.framework.selectors.version_table import fingerprint
from stillroom.apps.framework.selectors.waiting import versions_waiting_for
from stillroom.apps.framework.services.comment import comment, resolve_comment
from stillroom.apps.framework.services.edit_draft import drop_competency, move_competency, save_competency, set_levels
from stillroom.apps.framework.services.publish_version import (
    keep_version,
    publish_version,
    retire_version,
    schedule_retirement,
)
from stillroom.apps.framework.services.record_approval import record_approval
from stillroom.apps.framework.services.review_version import approve_version, send_back, submit_version
from stillroom.apps.framework.services.start_draft import Named, start_draft
from stillroom.apps.framework.services.version_members import add_member
from stillroom.competence.days import day_of
from stillroom.competence.framework import Change
from stillroom.competence.level import Level
from stillroom.competence.publication import VersionState
from tests.integration.framework.workshop import Workshop, competency, make_workshop
from tests.integration.imports.tables import competencies

pytestmark = [pytest.mark.django_db, pytest.mark.database]

SECOND = {"code": "AS02", "title": "GMP"}


@pytest.fixture
def workshop() -> Workshop:
    assert competencies({}, SECOND).applied
    return make_workshop()


def test_a_draft_begins_as_the_current_version_and_no_rule_sees_it(workshop: Workshop) -> None:
    before = frameworks()
    draft = workshop.draft()
    workshop.change(draft, title="Gowning and gloving")
    assert [row.code for row in Competency.every.filter(framework_version=draft).order_by("position")] == [
        "AS01",
        "AS02",
    ]
    assert frameworks() == before
    assert not FrameworkVersion.objects.filter(id=draft.id).exists()
    assert not Competency.objects.filter(framework_version=draft).exists()


def test_from_draft_to_published_under_the_owners_signature(workshop: Workshop) -> None:
    draft = workshop.draft()
    workshop.change(draft, scheme="observation*5 consecutive")
    workshop.decide(draft, days=30)
    workshop.publish(draft)
    draft = FrameworkVersion.objects.get(id=draft.id)
    assert (draft.version_state, draft.ordinal, draft.published_by) == (VersionState.PUBLISHED, 2, workshop.editor)
    current = frameworks().competencies["AS01"].current
    assert (str(current.scheme), current.change) == ("observation*5 consecutive", Change.SUBSTANTIVE)
    signed = VersionStep.objects.get(framework_version=draft, step="publish")
    assert (signed.taken_by, signed.fingerprint) == (workshop.editor, fingerprint(draft))


def test_only_a_reviewers_approval_of_this_very_text_lets_it_be_published(workshop: Workshop) -> None:
    draft = workshop.draft()
    submit_version(version=draft, by=workshop.editor)
    with pytest.raises(ValidationError, match="No reviewer has approved this text"):
        publish_version(version=draft, by=workshop.editor)
    for other in (workshop.editor, workshop.contributor, workshop.stranger):
        with pytest.raises(PermissionDenied):
            approve_version(version=draft, by=other)
    approve_version(version=draft, by=workshop.reviewer)
    send_back(version=draft, reason="One more thing", by=workshop.reviewer)
    workshop.change(draft, title="Gowning and gloving")
    workshop.decide(draft, days=None)
    submit_version(version=draft, by=workshop.editor)
    assert not approvals_of(draft, fingerprint(draft)).exists()
    with pytest.raises(ValidationError, match="No reviewer has approved this text"):
        publish_version(version=draft, by=workshop.editor)


def test_nobody_but_the_owner_publishes(workshop: Workshop) -> None:
    draft = workshop.draft()
    submit_version(version=draft, by=workshop.editor)
    approve_version(version=draft, by=workshop.reviewer)
    for other in (workshop.contributor, workshop.reviewer, workshop.stranger):
        with pytest.raises(PermissionDenied):
            publish_version(version=draft, by=other)


def test_a_change_nobody_has_classed_keeps_it_a_draft(workshop: Workshop) -> None:
    draft = workshop.draft()
    workshop.change(draft, scheme="observation*5")
    with pytest.raises(ValidationError, match="AS01 differs from the version before in: scheme"):
        submit_version(version=draft, by=workshop.editor)


def test_a_transition_that_is_over_is_refused(workshop: Workshop) -> None:
    draft = workshop.draft()
    workshop.change(draft, scheme="observation*5")
    workshop.decide(draft, days=-1)
    with pytest.raises(ValidationError, match="Choose a day that is still to come"):
        submit_version(version=draft, by=workshop.editor)
    workshop.decide(draft, days=0)
    submit_version(version=draft, by=workshop.editor)


def test_what_is_in_review_or_published_is_not_edited(workshop: Workshop) -> None:
    draft = workshop.draft()
    row = competency(draft, "AS01")
    submit_version(version=draft, by=workshop.editor)
    for state in ("in review", "published"):
        with pytest.raises(ValidationError, match=state):
            drop_competency(draft=draft, competency_id=row.id, by=workshop.editor)
        if state == "in review":
            approve_version(version=draft, by=workshop.reviewer)
            publish_version(version=draft, by=workshop.editor)


def test_who_may_edit(workshop: Workshop) -> None:
    draft = workshop.draft()
    row = competency(draft, "AS01")
    for other in (workshop.reviewer, workshop.stranger):
        with pytest.raises(PermissionDenied):
            move_competency(draft=draft, competency_id=row.id, earlier=False, by=other)
    move_competency(draft=draft, competency_id=row.id, earlier=False, by=workshop.contributor)
    assert competency(draft, "AS01").position == 2
    with pytest.raises(PermissionDenied):
        start_draft(named=Named("NEW", "1"), by=workshop.contributor)
    with pytest.raises(PermissionDenied):
        add_member(version=draft, user=workshop.stranger, part=draft.members.model.Part.REVIEWER, by=workshop.reviewer)


def test_a_draft_is_found_only_by_who_works_on_it_and_by_editors(workshop: Workshop) -> None:
    draft = workshop.draft()
    for reader in (workshop.editor, workshop.contributor, workshop.reviewer):
        assert draft_visible_to(reader, draft.id) == draft
    assert not drafts_visible_to(workshop.stranger).exists()


def test_what_is_wrong_with_a_row_is_named_by_its_field(workshop: Workshop) -> None:
    draft = workshop.draft()
    cells = {"code": "AS02", "title": "", "scheme": "observation*x"}
    problems = save_competency(draft=draft, competency_id=None, cells=cells, by=workshop.editor)
    assert {problem.field for problem in problems} == {"title", "scheme"}
    cells = {"code": "AS02", "title": "Twice", "scheme": "observation*1"}
    problems = save_competency(draft=draft, competency_id=None, cells=cells, by=workshop.editor)
    assert [problem.wrong for problem in problems] == ["“AS02” stands in this draft already."]


def test_one_draft_of_a_framework_at_a_time_and_no_import_over_its_name(workshop: Workshop) -> None:
    workshop.draft()
    with pytest.raises(ValidationError, match="being drafted already"):
        workshop.draft(version="2026.3")
    report = competencies({"change": "editorial", "title": "Other"}, SECOND, version="2026.2")
    assert "is being drafted on the pages" in str(next(iter(report.problems)))
    assert competencies({"change": "editorial", "title": "Other"}, SECOND, version="2026.3").applied


def test_levels_go_with_a_version_and_on_to_the_next(workshop: Workshop) -> None:
    draft = workshop.draft()
    levels = [Level(1, "Entry", "With guidance"), Level(5, "Advanced", "Teaches others")]
    set_levels(draft=draft, competency_id=competency(draft, "AS01").id, levels=levels, by=workshop.contributor)
    workshop.publish(draft)
    following = start_draft(named=Named("AS", "2026.3"), by=workshop.editor)
    assert [row.title for row in competency(following, "AS01").levels.order_by("level")] == ["Entry", "Advanced"]


def test_comments_are_resolved_once_and_kept(workshop: Workshop) -> None:
    draft = workshop.draft()
    said = comment(version=draft, competency_code="AS01", text="Why not five?", by=workshop.reviewer)
    comment(version=draft, competency_code="", text="Well done", by=workshop.reviewer)
    resolve_comment(version=draft, comment_id=said.id, by=workshop.contributor)
    resolve_comment(version=draft, comment_id=said.id, by=workshop.editor)
    assert [(each.competency_code, each.resolved_by) for each in comments_on(draft)] == [
        ("AS01", workshop.contributor),
        ("", None),
    ]
    with pytest.raises(PermissionDenied):
        comment(version=draft, competency_code="", text="Hello", by=workshop.stranger)
    with pytest.raises(ValidationError, match="no competency AS99"):
        comment(version=draft, competency_code="AS99", text="Where?", by=workshop.reviewer)


def test_retiring_takes_nothing_from_readiness(workshop: Workshop) -> None:
    first = FrameworkVersion.objects.get(version="2026.1")
    today = day_of(clock.now())
    with pytest.raises(ValidationError, match="This is the current version"):
        schedule_retirement(version=first, on=today, by=workshop.editor)
    draft = workshop.draft()
    workshop.change(draft, scheme="observation*5")
    workshop.decide(draft, days=30)
    workshop.publish(draft)
    with pytest.raises(ValidationError, match="Sign-offs made in it hold until"):
        schedule_retirement(version=first, on=today + timedelta(days=30), by=workshop.editor)
    known = frameworks()
    schedule_retirement(version=first, on=today + timedelta(days=31), by=workshop.editor)
    with pytest.raises(ValidationError, match="Come back then"):
        retire_version(version=first, by=workshop.editor)
    assert frameworks() == known
    keep_version(version=first, by=workshop.editor)
    schedule_retirement(version=first, on=today + timedelta(days=31), by=workshop.editor)
    FrameworkVersion.objects.filter(id=first.id).update(retires_on=today)
    retire_version(version=first, by=workshop.editor)
    assert FrameworkVersion.objects.get(id=first.id).version_state is VersionState.RETIRED
    assert frameworks() == known


def test_national_approval_is_of_a_published_version_and_corrected_not_overwritten(workshop: Workshop) -> None:
    draft = workshop.draft()
    approval = {"body": "A body", "reference": "QA 7", "approved_on": day_of(clock.now())}
    with pytest.raises(ValidationError, match="A draft may still change"):
        record_approval(version=draft, by=workshop.editor, **approval)  # type: ignore[arg-type]
    published = FrameworkVersion.objects.get(version="2026.1")
    with pytest.raises(PermissionDenied):
        record_approval(version=published, by=workshop.reviewer, **approval)  # type: ignore[arg-type]
    record_approval(version=published, by=workshop.editor, **approval)  # type: ignore[arg-type]
    record_approval(version=published, by=workshop.editor, **approval | {"reference": "QA 8"})  # type: ignore[arg-type]
    assert published.national_approvals.count() == 2
    assert published.national_approvals.get(replaced_at=None).reference == "QA 8"


def test_what_waits_for_whom(workshop: Workshop) -> None:
    draft = workshop.draft()
    people = (workshop.editor, workshop.reviewer, workshop.contributor)
    assert not any(versions_waiting_for(user) for user in people)
    submit_version(version=draft, by=workshop.editor)
    assert [len(versions_waiting_for(user)) for user in people] == [0, 1, 0]
    approve_version(version=draft, by=workshop.reviewer)
    assert [len(versions_waiting_for(user)) for user in people] == [1, 0, 0]
    publish_version(version=draft, by=workshop.editor)
    assert not any(versions_waiting_for(user) for user in people)
