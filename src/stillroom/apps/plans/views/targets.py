"""Finds what belongs to the person a page is about; somebody else's is not found."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404

from stillroom.apps.people.models import Person

Found = TypeVar("Found")


def hers(find: Callable[[Person, UUID], Found], person: Person, id_: UUID) -> Found:
    """`find` is a selector that takes the person and an id. Raises Http404."""
    try:
        return find(person, id_)
    except ObjectDoesNotExist as error:
        raise Http404 from error
