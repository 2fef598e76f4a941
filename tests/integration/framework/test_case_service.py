"""Published frameworks are served to everyone as CASE 1.1, at addresses that stay; drafts to nobody."""

import json
from http import HTTPStatus
from typing import Any

import jsonschema
import pytest
from django.test import Client

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.ids import new_id
from stillroom.apps.framework.models import Competency, ExternalFramework, ExternalItem, FrameworkVersion
from stillroom.apps.framework.services.edit_draft import set_levels
from stillroom.apps.passport.addresses import item_url
from stillroom.apps.passport.models import CompetencyEquivalence
from stillroom.competence.level import Level
from tests.integration.framework.workshop import Workshop, competency, make_workshop
from tests.integration.imports.tables import competencies
from tests.vectors import needs_vectors, vector

pytestmark = pytest.mark.django_db
ROOT = "/ims/case/v1p1"


@pytest.fixture
def workshop() -> Workshop:
    """AS 2026.1: AS01 in a group, AS02 that requires it. AS 2026.2: AS01 changed in substance, with levels."""
    competencies({}, {"code": "AS02", "title": "Broth", "group": "", "requires": "AS01"})
    found = make_workshop()
    draft = found.draft()
    found.change(draft, scheme="observation*5")
    found.decide(draft)
    levels = [Level(1, "Entry", "With guidance"), Level(2, "Advanced", "Leads")]
    set_levels(draft=draft, competency_id=competency(draft, "AS01").id, levels=levels, by=found.editor)
    return found


def draft() -> FrameworkVersion:
    return FrameworkVersion.every.get(version="2026.2")


def get(client: Client, path: str, **headers: str) -> Any:
    response = client.get(f"{ROOT}/{path}", headers=headers)
    assert response["Access-Control-Allow-Origin"] == "*"
    return response


def body(client: Client, path: str) -> Any:
    response = get(client, path)
    assert response.status_code == HTTPStatus.OK, response.content
    return json.loads(response.content)


def test_a_draft_is_found_by_nobody_until_it_is_published(workshop: Workshop, client: Client) -> None:
    client.force_login(workshop.editor)
    hidden = competency(draft(), "AS01")
    for path in (f"CFDocuments/{draft().id}", f"CFPackages/{draft().id}", f"CFItems/{hidden.id}"):
        response = get(client, path)
        assert response.status_code == HTTPStatus.NOT_FOUND
        minor = json.loads(response.content)["imsx_codeMinor"]["imsx_codeMinorField"][0]
        assert minor["imsx_codeMinorFieldValue"] == "unknownobject"
    assert [each["version"] for each in body(client, "CFDocuments")["CFDocuments"]] == ["2026.1"]
    workshop.publish(draft())
    assert [each["version"] for each in body(client, "CFDocuments")["CFDocuments"]] == ["2026.2", "2026.1"]
    assert body(client, f"CFItems/{hidden.id}")["humanCodingScheme"] == "AS01"


def test_every_competency_that_a_credential_names_answers_at_its_address(workshop: Workshop, client: Client) -> None:
    workshop.publish(draft())
    for row in Competency.objects.all():
        address = item_url(row.id)
        found = json.loads(client.get(address[address.index("/ims") :]).content)
        assert (found["identifier"], found["uri"], found["humanCodingScheme"]) == (str(row.id), address, row.code)


def test_every_address_in_a_package_of_ours_answers(workshop: Workshop, client: Client) -> None:
    workshop.publish(draft())
    found = body(client, f"CFPackages/{draft().id}")
    addresses = {
        *(each["uri"] for each in found["CFItems"] + found["CFAssociations"] + found["CFRubrics"]),
        *(each["uri"] for each in found["CFDefinitions"]["CFItemTypes"]),
        *(
            end["uri"]
            for each in found["CFAssociations"]
            for end in (each["originNodeURI"], each["destinationNodeURI"])
        ),
    }
    for address in addresses:
        assert client.get(address[address.index("/ims") :]).status_code == HTTPStatus.OK, address
    item = body(client, f"CFItemAssociations/{competency(draft(), 'AS02').id}")
    assert item["CFItem"]["humanCodingScheme"] == "AS02"
    assert sorted(each["associationType"] for each in item["CFAssociations"]) == [
        "isChildOf",
        "isRelatedTo",
        "precedes",
    ]


@needs_vectors
def test_what_is_served_keeps_to_the_schemas(workshop: Workshop, client: Client) -> None:
    workshop.publish(draft())
    schema = json.loads(vector("case/case-v1p1-cfpackage-schema.json"))
    checked = jsonschema.Draft201909Validator(schema, format_checker=jsonschema.FormatChecker())
    older = jsonschema.Draft7Validator(json.loads(vector("case/case-v1p0-cfpackage-schema.json")))
    for version in FrameworkVersion.objects.all():
        checked.validate(body(client, f"CFPackages/{version.id}"))
        old = json.loads(client.get(f"/ims/case/v1p0/CFPackages/{version.id}").content)
        older.validate(old)
        assert {each["humanCodingScheme"] for each in old["CFItems"] if "humanCodingScheme" in each} == {"AS01", "AS02"}


def test_a_version_says_what_it_replaced(workshop: Workshop, client: Client) -> None:
    workshop.publish(draft())
    found = body(client, f"CFPackages/{draft().id}")
    said = {
        (each["associationType"], each["originNodeURI"]["identifier"], each["destinationNodeURI"]["identifier"])
        for each in found["CFAssociations"]
    }
    before = FrameworkVersion.objects.get(version="2026.1")
    old, new = competency(before, "AS01"), competency(draft(), "AS01")
    assert ("replacedBy", str(before.id), str(draft().id)) in said
    assert ("replacedBy", str(old.id), str(new.id)) in said
    kept = competency(draft(), "AS02"), competency(before, "AS02")
    assert ("isRelatedTo", str(kept[0].id), str(kept[1].id)) in said
    assert found["CFDocument"]["notes"] == "Draft – not nationally approved"


def test_an_equivalence_goes_out_as_an_association(workshop: Workshop, client: Client) -> None:
    version = FrameworkVersion.objects.get(version="2026.1")
    moment = clock.now()
    external = ExternalFramework.objects.create(
        identifier=new_id(),
        code="OTHERS",
        title="Others",
        source="x",
        package="{}",
        sha256="0",
        last_change=moment,
        imported_at=moment,
    )
    item = ExternalItem.objects.create(
        framework=external,
        position=1,
        depth=0,
        identifier=new_id(),
        uri="https://others.example/1",
        code="X1",
        statement="Gowns",
    )
    before = get(client, f"CFDocuments/{version.id}")
    for code, extent in (("X1", "whole"), ("unknown", "whole")):
        CompetencyEquivalence.objects.create(
            source_framework="OTHERS",
            source_competency=code,
            target_competency="AS01",
            extent=extent,
            why="Compared line by line",
            recorded_at=clock.now(),
        )
    said = body(client, f"CFPackages/{version.id}")["CFAssociations"]
    matches = [each for each in said if each["associationType"] == "exactMatchOf"]
    assert [(each["originNodeURI"]["uri"], each["notes"]) for each in matches] == [(item.uri, "Compared line by line")]
    after = body(client, f"CFDocuments/{version.id}")["lastChangeDateTime"]
    assert after >= json.loads(before.content)["lastChangeDateTime"]


def test_what_did_not_change_is_not_sent_again(workshop: Workshop, client: Client) -> None:
    path = f"CFPackages/{FrameworkVersion.objects.get().id}"
    first = get(client, path)
    assert first["Last-Modified"].endswith("GMT")
    again = get(client, path, if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (HTTPStatus.NOT_MODIFIED, b"")


def test_a_list_comes_in_parts(workshop: Workshop, client: Client) -> None:
    workshop.publish(draft())
    part = get(client, "CFDocuments?limit=1&sort=version&fields=version")
    assert json.loads(part.content) == {"CFDocuments": [{"version": "2026.1"}]}
    assert part["X-Total-Count"] == "2"
    assert 'limit=1&sort=version&fields=version&offset=1>; rel="next"' in part["Link"]
    wrong = get(client, "CFDocuments?sort=colour")
    assert wrong.status_code == HTTPStatus.BAD_REQUEST
    assert b"invalid_sort_field" in wrong.content


def test_scripts_of_other_sites_may_read_and_nobody_may_write(workshop: Workshop, client: Client) -> None:
    asked = client.options(f"{ROOT}/CFDocuments")
    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (HTTPStatus.NO_CONTENT, "GET, HEAD, OPTIONS")
    assert client.post(f"{ROOT}/CFDocuments").status_code == HTTPStatus.METHOD_NOT_ALLOWED
