"""Reminders and the calendar: once a day, each her own, and of nobody else."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from stillroom.apps.accounts import clock
from stillroom.apps.plans.models import CalendarFeed, Digest, LearningPlan
from stillroom.apps.plans.models.plan_way import WayKind
from stillroom.apps.plans.selectors.due import due_for
from stillroom.apps.plans.services.calendar_feed import make_feed, revoke_feed
from stillroom.apps.plans.services.choose_way import choose_way
from stillroom.apps.plans.services.move_plan import move_plan
from stillroom.apps.plans.services.remind import remind
from stillroom.competence.days import day_of
from tests.hospital import ISOLATOR, Hospital

pytestmark = pytest.mark.django_db


@pytest.fixture
def way(hospital: Hospital, plan: LearningPlan) -> None:
    """Tom is named to observe Olive in three days; the reason is hers alone."""
    choose_way(
        plan=plan,
        competency="AS06",
        context=ISOLATOR,
        kind=WayKind.OBSERVER,
        title="Observation by Tom Trainer",
        observer=hospital.people["tom"],
        planned_on=day_of(clock.now()) + timedelta(days=3),
        reason="Nervous at the isolator",
        by=hospital.user("olive"),
    )


def texts(hospital: Hospital, who: str, days: int = 14) -> list[str]:
    person = hospital.people[who]
    return [each.text for each in due_for([person], clock.now(), ahead=timedelta(days=days))[str(person.id)]]


def test_what_is_due_names_nobody_else_and_no_reason(hospital: Hospital, way: None) -> None:
    assert "AS06: Observation" in texts(hospital, "olive")
    assert texts(hospital, "tom") == ["You are named to observe AS06"]
    assert texts(hospital, "otto") == []
    assert not any("Olive" in text or "Nervous" in text for text in texts(hospital, "tom"))


@pytest.mark.parametrize(("days", "due"), [(2, False), (3, True)])
def test_how_far_ahead(hospital: Hospital, way: None, days: int, due: bool) -> None:
    assert ("AS06: Observation" in texts(hospital, "olive", days)) is due


def test_a_plan_waits_for_its_reviewer(hospital: Hospital, plan: LearningPlan) -> None:
    move_plan(plan=plan, name="submit", by=hospital.user("olive"))
    assert "A plan waits for your review" in texts(hospital, "tom")


def test_without_a_mail_server_it_stands_on_the_page(client: Client, hospital: Hospital, way: None) -> None:
    done = remind()
    assert (done.mailed, done.on_page) == (0, 1)  # Olive has an account; Tom has none yet
    assert (remind().on_page, remind().before) == (0, 1)
    assert not mail.outbox
    client.force_login(hospital.user("olive"))
    assert "AS06: Observation" in client.get(reverse("reminders")).content.decode()
    assert "Due for me" in client.get(reverse("home")).content.decode()


def test_with_one_each_is_mailed_once_a_day(hospital: Hospital, way: None, settings: Settings) -> None:
    settings.STILLROOM_MAIL, settings.STILLROOM_MAIL_FROM = True, "stillroom@rr8.example"
    hospital.user("tom")
    assert remind(dry_run=True).mailed == 2
    assert not Digest.objects.exists()
    assert remind().mailed == 2
    assert remind().mailed == 0
    to_tom = next(sent for sent in mail.outbox if sent.to == [hospital.user("tom").email])
    assert "You are named to observe AS06" in to_tom.body
    assert "Olive" not in to_tom.body


def test_a_mail_server_that_is_away_is_tried_again(
    hospital: Hospital, way: None, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.STILLROOM_MAIL, settings.STILLROOM_MAIL_FROM = True, "stillroom@rr8.example"

    def away(*args: object, **kwargs: object) -> int:
        raise ConnectionRefusedError

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", away)
        assert remind().failed == 1
    assert remind().mailed == 1


def test_the_calendar_holds_her_own_dates(client: Client, hospital: Hospital, way: None) -> None:
    feed, token = make_feed(person=hospital.people["olive"], by=hospital.user("olive"))
    answer = client.get(reverse("calendar_feed", args=[feed.id, token]))
    assert answer.headers["Content-Type"].startswith("text/calendar")
    text = answer.content.decode()
    assert "SUMMARY:AS06: Observation" in text
    assert "Tom" not in text
    assert "Nervous" not in text


def test_its_address_is_secret_kept_as_a_hash_and_revocable(client: Client, hospital: Hospital) -> None:
    olive = hospital.people["olive"]
    feed, token = make_feed(person=olive, by=hospital.user("olive"))
    assert token not in str(CalendarFeed.objects.values())
    assert client.get(reverse("calendar_feed", args=[feed.id, "wrong"])).status_code == 404
    with pytest.raises(PermissionDenied):
        make_feed(person=olive, by=hospital.user("tom"))
    another, new_token = make_feed(person=olive, by=hospital.user("olive"))
    assert client.get(reverse("calendar_feed", args=[feed.id, token])).status_code == 404
    assert client.get(reverse("calendar_feed", args=[another.id, new_token])).status_code == 200
    revoke_feed(person=olive, by=hospital.user("olive"))
    assert client.get(reverse("calendar_feed", args=[another.id, new_token])).status_code == 404


def test_it_is_made_and_stopped_on_a_page(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("olive"))
    page = client.post(reverse("calendar"), {"do": "make"}).content.decode()
    assert "/calendar/" in page
    assert "Your secret address" in page
    assert "not shown again" in client.get(reverse("calendar")).content.decode()
    client.post(reverse("calendar"), {"do": "revoke"})
    assert not CalendarFeed.objects.filter(revoked_at__isnull=True).exists()
