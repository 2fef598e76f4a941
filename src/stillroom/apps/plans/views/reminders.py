"""What is due for the reader, and the secret address of her calendar."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_everyone, open_to_signed_in
from stillroom.apps.accounts.acting import account
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import canonical_person
from stillroom.apps.people.selectors.visibility import people_of_user
from stillroom.apps.plans.models import CalendarFeed
from stillroom.apps.plans.presenters.due import due_finding, due_tasks
from stillroom.apps.plans.selectors.calendar import calendar_entries, current_feed, feed_with_token
from stillroom.apps.plans.selectors.due import Due, due_for
from stillroom.apps.plans.services.calendar_feed import make_feed, revoke_feed
from stillroom.competence.days import day_of
from stillroom.standards.calendar import calendar_file


@open_to_signed_in("shows what is due for the reader herself")
@require_safe
def reminders(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    people = _own(request)
    due = sorted((each for things in due_for(people, now).values() for each in things), key=_by_day)
    context = {
        "page_title": "What is due for me",
        "finding": due_finding(due, day_of(now)),
        "tasks": due_tasks(due, day_of(now)),
        "by_mail": settings.STILLROOM_MAIL,
        "has_record": bool(people),
    }
    return render(request, "plans/reminders.jinja", context)


@open_to_signed_in("makes and revokes the reader's own calendar address")
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    people, made = _own(request), ""
    if request.method == "POST" and people:
        if request.POST.get("do") == "make":
            feed, token = make_feed(person=people[0], by=account(request))
            made = f"{settings.STILLROOM_URL}{reverse('calendar_feed', args=[feed.id, token])}"
        else:
            revoke_feed(person=people[0], by=account(request))
    context = {
        "page_title": "My calendar",
        "has_record": bool(people),
        "feed": current_feed(people[0]) if people else None,
        "made": made,
    }
    return render(request, "plans/calendar.jinja", context)


@open_to_everyone("a calendar program cannot sign in; it knows the secret address, which its owner can revoke")
@require_safe
def calendar_feed(request: HttpRequest, feed_id: UUID, token: str) -> HttpResponse:
    try:
        feed = feed_with_token(feed_id, token)
    except CalendarFeed.DoesNotExist as error:
        raise Http404 from error
    now = clock.now()
    file = calendar_file("Stillroom", calendar_entries(feed.person, now), now)
    return HttpResponse(file, content_type="text/calendar; charset=utf-8")


def _own(request: HttpRequest) -> list[Person]:
    """Her kept records, one an organisation."""
    return list(
        {canonical_person(person).id: canonical_person(person) for person in people_of_user(account(request))}.values()
    )


def _by_day(due: Due) -> tuple[object, str]:
    return due.day, due.key
