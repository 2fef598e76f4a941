"""A version goes out as CASE and comes back without loss; frameworks of others are kept whole, to refer to."""

import json
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from stillroom.apps.framework.models import (
    CompetencyFramework,
    ExternalFramework,
    ExternalItem,
    FrameworkVersion,
    RoleRequirement,
)
from stillroom.apps.framework.selectors.case_package import case_package
from stillroom.apps.framework.selectors.external_frameworks import external_frameworks, external_item
from stillroom.apps.framework.selectors.levels import levels_of
from stillroom.apps.framework.selectors.version_table import version_table
from stillroom.apps.framework.services.edit_draft import set_levels
from stillroom.apps.framework.services.import_case import CaseImport, import_case
from stillroom.apps.framework.services.import_competencies import import_competencies
from stillroom.competence.level import Level
from stillroom.demo.tables import REFERENCE
from stillroom.standards.case import package_bytes, read_package
from stillroom.standards.tables import read_table
from stillroom.standards.tables.formats import COMPETENCIES
from tests.integration.framework.workshop import Workshop, competency, make_workshop
from tests.integration.imports.tables import competencies
from tests.unit.standards.case.packages import association, data, document, identifier, item, package
from tests.vectors import needs_vectors, vector

pytestmark = pytest.mark.django_db
LEVELS = [Level(1, "Entry", "= with guidance"), Level(3, "Advanced", "Teaches;\nleads")]


@pytest.fixture
def workshop() -> Workshop:
    return make_workshop()


def brought(found: dict[str, Any], workshop: Workshop, **options: Any) -> CaseImport:
    return import_case(file="x.json", data=data(found), dry_run=False, by=workshop.editor, **options)


def cells(version: FrameworkVersion) -> list[Any]:
    return [row.cells for row in version_table(version).rows]


def others(**members: Any) -> dict[str, Any]:
    found = package(item(2, humanCodingScheme="X1"), item(3), associations=(association(4, 3, "isChildOf", 2),))
    return found | {"CFDocument": document(title="Skills of others", **members)}


def test_a_round_trip_through_case_loses_nothing_of_the_starter_framework(workshop: Workshop) -> None:
    starter = read_table(REFERENCE / "competencies.csv", COMPETENCIES)
    assert import_competencies(table=starter, framework="AS", version="2026.1", title="Starter", dry_run=False).applied
    draft = workshop.draft()
    workshop.change(draft, scheme="observation*5", activity_count="20", activity_days="365")
    workshop.decide(draft)
    set_levels(draft=draft, competency_id=competency(draft, "AS01").id, levels=LEVELS, by=workshop.editor)
    written = package_bytes(case_package(draft))

    named = {"framework": "COPY", "version": "1"}
    done = import_case(file="as.json", data=written, dry_run=False, by=workshop.editor, **named)
    assert not done.report.problems, [str(problem) for problem in done.report.problems]
    assert done.version is not None
    assert not done.version.is_published
    assert done.version.framework.title == "Starter"
    assert cells(done.version) == cells(draft)
    assert levels_of(done.version) == levels_of(draft)

    again = import_case(file="as.json", data=written, dry_run=False, by=workshop.editor, **named)
    assert (again.report.applied, again.report.counts["unchanged"]) == (False, len(cells(draft)))


def test_where_the_framework_stands_already_nothing_is_made_twice(workshop: Workshop) -> None:
    competencies()
    written = package_bytes(case_package(FrameworkVersion.objects.get()))
    done = import_case(file="as.json", data=written, dry_run=False, by=workshop.editor)
    assert not done.report.applied
    assert done.version == FrameworkVersion.every.get()
    other = written.replace(b"When to stop.", b"When to begin.")
    refused = import_case(file="as.json", data=other, dry_run=False, by=workshop.editor)
    assert "has a version 2026.1 already" in str(next(iter(refused.report.problems)))


def test_a_draft_needs_an_editor_and_a_dry_run_leaves_nothing(workshop: Workshop) -> None:
    competencies()
    written = package_bytes(case_package(FrameworkVersion.objects.get()))
    nobody = import_case(file="as.json", data=written, version="2", dry_run=False, by=None)
    assert "Add --by" in str(next(iter(nobody.report.problems)))
    with pytest.raises(PermissionDenied):
        import_case(file="as.json", data=written, version="2", dry_run=False, by=workshop.stranger)
    dry = import_case(file="as.json", data=written, version="2", dry_run=True, by=workshop.editor)
    assert (dry.report.counts["new"], dry.report.applied) == (1, False)
    assert FrameworkVersion.every.count() == 1


def test_a_framework_without_schemes_is_kept_to_refer_to(workshop: Workshop) -> None:
    done = brought(others(creator="Others"), workshop)
    assert done.report.applied
    kept = ExternalFramework.objects.get()
    assert (kept.code, kept.title, kept.creator, kept.imported_by) == (
        "SKILLS-OF-OTHERS",
        "Skills of others",
        "Others",
        workshop.editor,
    )
    assert list(ExternalItem.objects.values_list("depth", "code")) == [(0, "X1"), (1, "")]
    assert read_package(kept.package.encode()).package == read_package(data(others(creator="Others"))).package
    assert not CompetencyFramework.objects.exists()
    assert not RoleRequirement.objects.exists()
    for reference in ("X1", identifier(2)):
        found = external_item(kept.code, reference)
        assert found is not None
        assert found.statement == "Item 2"


def test_the_same_edition_again_changes_nothing_and_a_later_one_replaces_it(workshop: Workshop) -> None:
    brought(others(), workshop)
    again = brought(others(), workshop)
    assert (again.report.applied, again.report.counts["unchanged"]) == (False, 2)
    later = others()
    later["CFItems"][0] |= {"fullStatement": "Said better", "lastChangeDateTime": "2027-01-01T00:00:00Z"}
    del later["CFItems"][1], later["CFAssociations"][0]
    done = brought(later, workshop)
    assert {name: count for name, count in done.report.counts.items() if count} == {"changed": 1, "withdrawn": 1}
    assert [each.id for each in external_frameworks()] == [done.external.id if done.external else None]
    assert ExternalFramework.objects.get(replaced_at__isnull=False).replaced_by == workshop.editor
    earlier = brought(others(), workshop)
    assert "A later edition of it, changed on 1 January 2027" in str(next(iter(earlier.report.problems)))


def test_an_edition_that_is_dated_wrongly_is_refused(workshop: Workshop) -> None:
    brought(others(), workshop)
    done = brought(others(creator="Somebody else"), workshop)
    assert "yet states something else" in str(next(iter(done.report.problems)))


def test_no_two_frameworks_go_by_one_code(workshop: Workshop) -> None:
    competencies()
    done = brought(others(), workshop, framework="AS")
    assert "Another framework goes by the code AS" in str(next(iter(done.report.problems)))
    assert not ExternalFramework.objects.exists()


def test_the_licence_comes_along(workshop: Workshop) -> None:
    terms = {"identifier": identifier(9), "uri": "u", "title": "CC BY", "licenseText": "Say whose it is."}
    licence = {**terms, "lastChangeDateTime": "2026-03-14T09:00:00Z"}
    brought(others() | {"CFDefinitions": {"CFLicenses": [licence]}}, workshop)
    assert ExternalFramework.objects.get().licence == "Say whose it is."


@needs_vectors
@pytest.mark.parametrize("name", ["opensalt-framework", "MarkdownFramework", "Utf8TestFramework"])
def test_public_frameworks_are_kept(name: str) -> None:
    file = vector(f"case/{name}.json")
    done = import_case(file=name, data=file, dry_run=False, by=None)
    assert done.report.applied
    assert ExternalItem.objects.count() == len(json.loads(file)["CFItems"])


def test_an_editor_brings_a_file_in_by_the_page(workshop: Workshop, client: Client) -> None:
    client.force_login(workshop.editor)
    markup = others()
    markup["CFItems"][0]["fullStatement"] = "<script>alert(1)</script>"
    upload = SimpleUploadedFile("others.json", data(markup), content_type="application/json")
    response = client.post(reverse("import_case"), {"file": upload}, follow=True)
    text = response.content.decode()
    assert response.redirect_chain[-1][0] == reverse("external_framework", args=[ExternalFramework.objects.get().id])
    assert "It is kept here with 2 items" in text
    assert "&lt;script&gt;alert(1)" in text
    assert "<script>alert" not in text
    assert "Skills of others" in client.get(reverse("frameworks")).content.decode()


def test_what_is_wrong_with_a_file_stands_at_its_field(workshop: Workshop, client: Client) -> None:
    client.force_login(workshop.editor)
    upload = SimpleUploadedFile("x.json", b"{}", content_type="application/json")
    text = client.post(reverse("import_case"), {"file": upload}).content.decode()
    assert "There is no CFDocument in it" in text


def test_a_version_is_taken_away_by_its_page_and_a_draft_by_those_who_work_on_it(
    workshop: Workshop, client: Client
) -> None:
    competencies()
    draft = workshop.draft()
    client.force_login(workshop.stranger)
    published = reverse("download_case", args=[FrameworkVersion.objects.get().id])
    response = client.get(published)
    assert response["Content-Disposition"] == 'attachment; filename="AS-2026.1.json"'
    assert read_package(response.content).package.document.adoption_status == "Adopted"
    assert client.get(reverse("download_case", args=[draft.id])).status_code == 404
    client.force_login(workshop.contributor)
    assert client.get(reverse("download_case", args=[draft.id])).status_code == 200
