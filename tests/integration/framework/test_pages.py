"""The pages of the workflow, as those who may and those who may not find them."""

import io
from http import HTTPStatus

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import Competency, FrameworkVersion, LevelDescriptor
from stillroom.apps.framework.selectors.version_table import competency_cells
from stillroom.apps.framework.services.review_version import approve_version, submit_version
from stillroom.competence.publication import VersionState
from tests.integration.framework.workshop import PASSWORD, Workshop, competency, make_workshop
from tests.integration.imports.tables import competencies

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop() -> Workshop:
    assert competencies({}, {"code": "AS02", "title": "GMP"}).applied
    return make_workshop()


def at(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(client: Client, name: str, *args: object) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == HTTPStatus.OK, (name, response.status_code)
    return response.content.decode()


def test_an_editor_starts_a_draft_from_what_is_published(workshop: Workshop) -> None:
    editor = at(workshop.editor)
    assert "Start a draft" in text(editor, "frameworks")
    answer = editor.post(
        reverse("start_framework_draft"), {"framework": "AS", "version": "2026.2", "source": "current"}
    )
    draft = FrameworkVersion.every.get(version="2026.2")
    assert answer.headers["Location"] == reverse("framework_draft", args=[draft.id])
    assert "Nobody is held to it until it is published" in text(editor, "framework_draft", draft.id)
    assert "Version 2026.2, draft" in text(editor, "frameworks")
    assert "2026.2" not in text(at(workshop.stranger), "frameworks")


def test_only_editors_start_drafts_and_retire(workshop: Workshop) -> None:
    published = FrameworkVersion.objects.get()
    for name, args in (
        ("start_framework_draft", []),
        ("retire_framework", [published.id]),
        ("approve_nationally", [published.id]),
    ):
        assert at(workshop.reviewer).get(reverse(name, args=args)).status_code == HTTPStatus.FORBIDDEN


def test_a_draft_from_a_file_names_what_is_wrong_with_it(workshop: Workshop) -> None:
    editor = at(workshop.editor)
    asked = {"framework": "new", "code": "RP", "title": "Radiopharmacy", "version": "1", "source": "file"}
    wrong = SimpleUploadedFile("rp.csv", b"code,title,scheme\nRP01,Dose calibration,observation 3\n")
    said = editor.post(reverse("start_framework_draft"), asked | {"file": wrong}).content.decode()
    assert "rp.csv, row 2, scheme" in said
    right = SimpleUploadedFile("rp.csv", b"code,title,scheme\nRP01,Dose calibration,observation*3\n")
    editor.post(reverse("start_framework_draft"), asked | {"file": right})
    assert Competency.every.get(code="RP01").framework_version.framework.title == "Radiopharmacy"


def test_editing_one_competency_its_levels_and_its_place(workshop: Workshop) -> None:
    draft = workshop.draft()
    row = competency(draft, "AS01")
    contributor = at(workshop.contributor)
    page = reverse("edit_competency", args=[draft.id, row.id])
    cells = {name: cell for name, cell in competency_cells(row).items() if name not in ("change", "transition_until")}
    said = contributor.post(page, cells | {"scheme": "observation x"}).content.decode()
    assert "observation x" in said
    assert "An example: knowledge*1" in said
    contributor.post(page, cells | {"title": "Gowning, twice"})
    assert competency(draft, "AS01").title == "Gowning, twice"
    contributor.post(
        reverse("edit_levels", args=[draft.id, row.id]), {"title_1": "Entry", "descriptor_1": "With guidance"}
    )
    assert LevelDescriptor.objects.get().title == "Entry"
    contributor.post(reverse("move_competency", args=[draft.id, row.id]), {"down": "yes"})
    assert competency(draft, "AS02").position == 1
    contributor.post(reverse("move_competency", args=[draft.id, row.id]), {"drop": "yes"})
    assert not Competency.every.filter(framework_version=draft, code="AS01").exists()
    assert at(workshop.reviewer).post(page, cells).status_code == HTTPStatus.NOT_FOUND  # it was dropped


def test_reviewers_do_not_edit(workshop: Workshop) -> None:
    draft = workshop.draft()
    row = competency(draft, "AS01")
    page = reverse("edit_competency", args=[draft.id, row.id])
    cells = {name: cell for name, cell in competency_cells(row).items() if name not in ("change", "transition_until")}
    assert at(workshop.reviewer).post(page, cells | {"title": "Mine"}).status_code == HTTPStatus.FORBIDDEN


def test_the_comparison_proposes_and_the_editor_chooses(workshop: Workshop) -> None:
    draft = workshop.draft()
    workshop.change(draft, scheme="observation*5 consecutive")
    editor = at(workshop.editor)
    page = text(editor, "compare_framework", draft.id)
    assert "Other evidence is asked for." in page
    assert "Not chosen yet" in page
    day = {"until_0_day": "30", "until_0_month": "6", "until_0_year": "2099"}
    editor.post(reverse("compare_framework", args=[draft.id]), {"change_0": "substantive"} | day)
    assert str(competency(draft, "AS01").transition_until) == "2099-06-30"
    assert "earlier sign-offs hold until 30 June 2099" in text(editor, "compare_framework", draft.id)


def test_a_published_version_says_what_it_changed(workshop: Workshop) -> None:
    assert competencies({"title": "Gowning up", "change": "editorial"}, {"code": "AS02", "title": "GMP"}, version="2")
    newer = FrameworkVersion.objects.get(version="2")
    page = text(at(workshop.stranger), "compare_framework", newer.id)
    assert "Gowning up" in page
    assert "1 changed, 1 unchanged" in page.lower()


def test_comments_approval_and_the_signature(workshop: Workshop) -> None:
    draft = workshop.draft()
    submit_version(version=draft, by=workshop.editor)
    reviewer, editor = at(workshop.reviewer), at(workshop.editor)
    review = reverse("review_framework", args=[draft.id])
    reviewer.post(review, {"act": "comment", "about": "AS01", "text": "Why three?"})
    comment = draft.comments.get()
    assert "Why three?" in text(editor, "review_framework", draft.id)
    editor.post(review, {"act": f"resolve {comment.id}"})
    comment.refresh_from_db()
    assert comment.resolved_by == workshop.editor
    assert "No reviewer has approved" in text(editor, "publish_framework", draft.id)
    reviewer.post(review, {"act": "approve"})
    publish = reverse("publish_framework", args=[draft.id])
    assert "this one is not right" in editor.post(publish, {"password": "guess"}).content.decode()
    assert editor.post(publish, {"password": PASSWORD}).status_code == HTTPStatus.FOUND
    assert FrameworkVersion.objects.get(id=draft.id).version_state is VersionState.PUBLISHED


def test_only_the_owner_signs(workshop: Workshop) -> None:
    draft = workshop.draft()
    submit_version(version=draft, by=workshop.editor)
    approve_version(version=draft, by=workshop.reviewer)
    answer = at(workshop.reviewer).post(reverse("publish_framework", args=[draft.id]), {"password": PASSWORD})
    assert answer.status_code == HTTPStatus.FORBIDDEN


def test_every_page_of_a_draft_is_hidden_from_a_stranger(workshop: Workshop) -> None:
    draft = workshop.draft()
    row = competency(draft, "AS01")
    stranger = at(workshop.stranger)
    for name in (
        "framework",
        "framework_draft",
        "compare_framework",
        "download_framework",
        "review_framework",
        "publish_framework",
        "framework_members",
        "framework_effect",
        "add_competency",
        "draft_from_file",
    ):
        assert stranger.get(reverse(name, args=[draft.id])).status_code == HTTPStatus.NOT_FOUND, name
    assert stranger.get(reverse("edit_competency", args=[draft.id, row.id])).status_code == HTTPStatus.NOT_FOUND


def test_the_download_is_a_workbook(workshop: Workshop) -> None:
    answer = at(workshop.stranger).get(reverse("download_framework", args=[FrameworkVersion.objects.get().id]))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="AS-2026.1.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["competencies", "levels"]


def test_members_are_named_by_the_owner(workshop: Workshop) -> None:
    draft = workshop.draft()
    editor = at(workshop.editor)
    people = reverse("framework_members", args=[draft.id])
    assert (
        "Nobody has an account"
        in editor.post(people, {"email": "x@example.nhs.uk", "part": "reviewer"}).content.decode()
    )
    editor.post(people, {"email": workshop.stranger.email, "part": "reviewer"})
    assert "Sam Stranger: reviewer" in text(editor, "framework_members", draft.id)
    member = draft.members.get(user=workshop.stranger)
    editor.post(people, {"end": str(member.id)})
    assert at(workshop.stranger).get(reverse("framework_draft", args=[draft.id])).status_code == HTTPStatus.NOT_FOUND


def test_retiring_and_national_approval(workshop: Workshop) -> None:
    first = FrameworkVersion.objects.get()
    draft = workshop.draft()
    workshop.publish(draft)
    editor = at(workshop.editor)
    day = {"on_day": "1", "on_month": "6", "on_year": "2099"}
    editor.post(reverse("retire_framework", args=[first.id]), day)
    first = FrameworkVersion.objects.get(id=first.id)
    assert first.version_state is VersionState.SCHEDULED
    assert "Retires" in text(editor, "framework_overview", first.framework_id)
    editor.post(reverse("retire_framework", args=[first.id]), {"keep": "yes"})
    assert FrameworkVersion.objects.get(id=first.id).version_state is VersionState.PUBLISHED
    approved = {"approved_on_day": "1", "approved_on_month": "6", "approved_on_year": "2026"}
    editor.post(
        reverse("approve_nationally", args=[draft.id]), {"body": "A national body", "reference": "QA 7"} | approved
    )
    page = text(at(workshop.stranger), "framework", draft.id)
    assert "Nationally approved by A national body on 1 June 2026, reference QA 7" in page
    assert "not nationally approved" in text(at(workshop.stranger), "framework", first.id)
