"""Loads what a page of reviews is about, as far as the reader may know that it exists."""

from uuid import UUID

from django.http import HttpRequest

from stillroom.apps.accounts.acting import account
from stillroom.apps.oversight.models import Review
from stillroom.apps.oversight.selectors.reviews import review_visible_to
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.visibility import person_visible_to


def the_review(request: HttpRequest, *, review_id: UUID) -> Review:
    return review_visible_to(account(request), review_id)


def the_person(request: HttpRequest, *, person_id: UUID) -> Person:
    return person_visible_to(account(request), person_id)
