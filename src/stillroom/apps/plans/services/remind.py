"""Reminds everybody of what is due: once a day each, by mail where a server is configured, else on the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage

from stillroom.apps.accounts.clock import now
from stillroom.apps.people.models import Person
from stillroom.apps.plans.models import Digest
from stillroom.apps.plans.selectors.digests import digests_on, people_to_remind
from stillroom.apps.plans.selectors.due import Due, due_for
from stillroom.competence.days import day_of
from stillroom.ui.formats import day as in_words


@dataclass
class Reminded:
    """How many people were mailed now, wait for it on their page, or were reminded earlier today."""

    mailed: int = 0
    on_page: int = 0
    before: int = 0
    failed: int = 0


def remind(*, dry_run: bool = False) -> Reminded:
    """A second run on the same day mails only those whom the first could not."""
    moment, done = now(), Reminded()
    today = day_of(moment)
    people = people_to_remind(today)
    things, before = due_for(people, moment), digests_on(today)
    for person in people:
        due = things.get(str(person.id), [])
        if not due:
            continue
        digest = before.get(str(person.id))
        address = _address(person)
        if digest is not None and (digest.mailed or not address):
            done.before += 1
        elif dry_run:
            done.mailed += bool(address)
            done.on_page += not address
        else:
            _remind_one(person, due, address, today, done)
    return done


def _remind_one(person: Person, due: Sequence[Due], address: str, today: date, done: Reminded) -> None:
    digest, _ = Digest.objects.get_or_create(person=person, day=today, defaults={"things": len(due)})
    if not address:
        done.on_page += 1
        return
    try:
        _mail(due, address)
    except OSError:  # the mail server is away: she sees it on the page, and the next run tries again
        done.failed += 1
        return
    Digest.objects.filter(id=digest.id).update(mailed=True)
    done.mailed += 1


def _address(person: Person) -> str:
    """Where to mail; empty when no mail server is configured."""
    return str(person.user.email) if settings.STILLROOM_MAIL and person.user else ""


def _mail(due: Sequence[Due], address: str) -> None:
    lines = [f"- {in_words(each.day)}: {each.text}" for each in due]
    body = "\n".join(["This comes up for you:", "", *lines, "", f"See more: {settings.STILLROOM_URL}/"])
    EmailMessage("Stillroom: what is due", body, settings.STILLROOM_MAIL_FROM, [address]).send()
