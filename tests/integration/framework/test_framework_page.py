"""The list of frameworks and the page of a version."""

import pytest
from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import FrameworkVersion
from tests.integration.imports.tables import competencies, requirements

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client: Client) -> Client:
    User.objects.create_user("ada@example.nhs.uk", "copper kettle steam", name="Ada Cooper")
    client.post(reverse("account_login"), {"login": "ada@example.nhs.uk", "password": "copper kettle steam"})
    return client


def published(*changes: dict[str, str], version: str = "2026.1") -> FrameworkVersion:
    assert competencies(*changes, version=version).applied
    return FrameworkVersion.objects.get(version=version)


def page(reader: Client, version: FrameworkVersion) -> str:
    return reader.get(reverse("framework", kwargs={"version_id": version.id})).content.decode()


def test_a_version_says_why_how_and_what_it_takes(reader: Client) -> None:
    version = published(
        {"knowledge": "Why gown? | people shed", "scheme": "observation*3 consecutive; broth*1 on_fail=suspend"},
        {"code": "AS02", "title": "GMP", "requires": "AS01", "critical": "yes"},
    )
    requirements({"role_profile": "senior_operator"})
    text = page(reader, version)
    for words in (
        "Draft – not nationally approved",
        "Why gown?",
        "people shed",
        "3 observed practices in a row",
        "1 operator broth test; a fail suspends the person",
        "12 months, due soon in the last 60 days",
        "AS01 Gowning",
        "Senior operator",
        "No exemption, and no acceptance without one local observation",
    ):
        assert words in text


def test_text_from_a_file_is_shown_as_text(reader: Client) -> None:
    version = published({"title": "<script>alert(1)</script>", "knowledge": "<b>why</b>", "group": "<i>"})
    text = page(reader, version)
    assert "<script>alert(1)</script>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<b>why</b>" not in text


def test_versions_lead_to_each_other_and_the_list_names_them(reader: Client) -> None:
    first = published()
    second = published({"title": "Gowning up", "change": "editorial"}, version="2026.2")
    assert reverse("framework", kwargs={"version_id": first.id}) in page(reader, second)
    listed = reader.get(reverse("frameworks")).content.decode()
    assert listed.index("Version 2026.2") < listed.index("Version 2026.1")


def test_an_empty_list_says_what_to_do(reader: Client) -> None:
    assert "No framework has been published yet" in reader.get(reverse("frameworks")).content.decode()


def test_a_version_that_is_not_there_is_not_found(reader: Client) -> None:
    assert reader.get(reverse("framework", kwargs={"version_id": new_id()})).status_code == 404


def test_one_has_to_be_signed_in(client: Client) -> None:
    assert client.get(reverse("frameworks")).status_code == 302


@pytest.mark.parametrize("count", [1, 20])
def test_the_number_of_queries_does_not_grow(reader: Client, django_assert_num_queries: object, count: int) -> None:
    version = published(*({"code": f"AS{number:02}"} for number in range(1, count + 1)))
    page(reader, version)
    with django_assert_num_queries(11):  # type: ignore[operator]
        page(reader, version)
