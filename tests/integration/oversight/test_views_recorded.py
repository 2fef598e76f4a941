"""Who opened what is kept: an auditor's every page, and another's record; and the database keeps it so."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from stillroom.apps.accounts.models import User
from stillroom.apps.ledger.models import Statement
from stillroom.apps.oversight.models import AccessEvent
from tests.hospital import Hospital


def opens(user: User, route: str, *ids: object) -> int:
    client = Client()
    client.force_login(user)
    return client.get(reverse(route, args=ids)).status_code


def kept() -> list[tuple[str, bool]]:
    return list(AccessEvent.objects.order_by("viewed_at").values_list("route", "as_auditor"))


def test_every_page_an_auditor_opens(hospital: Hospital) -> None:
    auditor, olive = hospital.officer("auditor"), hospital.people["olive"]
    for route, ids in (
        ("home", ()),
        ("people", ()),
        ("person", (olive.id,)),
        ("unit_board", (hospital.unit.id,)),
        ("ledger", (hospital.organisation.id,)),
    ):
        assert opens(auditor, route, *ids) == 200
    assert kept() == [(route, True) for route in ("home", "people", "person", "unit_board", "ledger")]
    event = AccessEvent.objects.get(route="person")
    assert (event.subject, event.person, event.user) == (str(olive.id), str(olive.id), auditor)


def test_what_was_refused_was_not_seen(hospital: Hospital) -> None:
    assert opens(hospital.officer("auditor"), "access", hospital.organisation.id) == 403
    assert kept() == []


def test_a_colleague_who_opens_a_record_or_a_statement_in_it(hospital: Hospital) -> None:
    olive = hospital.people["olive"]
    statement = Statement.objects.filter(person=str(olive.id)).first()
    assert statement
    assert opens(hospital.user("una"), "person", olive.id) == 200
    assert opens(hospital.user("una"), "statement", statement.id) == 200
    assert kept() == [("person", False), ("statement", False)]
    assert set(AccessEvent.objects.values_list("person", flat=True)) == {str(olive.id)}


def test_herself_and_her_managers_are_not_listed(hospital: Hospital) -> None:
    assert opens(hospital.user("olive"), "person", hospital.people["olive"].id) == 200
    assert opens(hospital.officer("unit_manager"), "person", hospital.people["olive"].id) == 200
    assert kept() == []


def test_it_is_shown_to_her_to_the_accountable_person_and_the_administrator_and_nobody_else(hospital: Hospital) -> None:
    olive = hospital.people["olive"]
    opens(hospital.officer("auditor"), "person", olive.id)
    for who in (hospital.user("olive"), hospital.user("ann"), hospital.officer("administrator")):
        client = Client()
        client.force_login(who)
        assert "As auditor" in client.get(reverse("who_looked", args=[olive.id])).content.decode()
    for who in (hospital.user("una"), hospital.user("otto")):
        assert opens(who, "who_looked", olive.id) == 403
    assert opens(hospital.user("olive"), "views", hospital.organisation.id) == 403
    assert opens(hospital.user("ann"), "views", hospital.organisation.id) == 200


def test_it_is_never_changed_nor_deleted(hospital: Hospital) -> None:
    opens(hospital.officer("auditor"), "home")
    for sql in ("UPDATE oversight_accessevent SET route = 'x'", "DELETE FROM oversight_accessevent"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


def test_it_is_one_insert_a_view(hospital: Hospital, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    una, olive = hospital.user("una"), hospital.people["olive"]
    with django_assert_max_num_queries(200) as counted:
        opens(una, "person", olive.id)
    assert sum("oversight_accessevent" in query["sql"] for query in counted.captured_queries) == 1
