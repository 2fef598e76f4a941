"""One organisation's people as the rules see them: who is who, who works where, who answers for which unit."""

from collections.abc import Iterable
from copy import copy
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.look_alikes import unresolved_look_alike_ids
from stillroom.apps.people.selectors.people import accountable_by_unit, records_joined_since
from stillroom.apps.people.selectors.posts import domain_posts
from stillroom.apps.places.models import Organisation
from stillroom.competence.days import day_of
from stillroom.competence.requirement import Post


class OrganisationStaff:
    """For everyone or for `people` (ids of records or humans): each thing is read when first asked for, once.

    `known_by`: as all this was known then.
    """

    def __init__(
        self, organisation: Organisation, people: Iterable[str] | None = None, known_by: datetime | None = None
    ) -> None:
        self.organisation = organisation
        then = {} if known_by is None else records_joined_since(known_by)
        self._canonical = {
            str(one): str(then.get(one, same or one)) for one, same in _records(organisation, people).items()
        }
        self._humans = None if people is None else {UUID(human) for human in self._canonical.values()}
        self._known_by = known_by

    def only(self, people: Iterable[str]) -> "OrganisationStaff":
        """The same about fewer of them, with what was read of these already."""
        humans = {self.canonical(person) for person in people}
        found = copy(self)
        found._canonical = {record: human for record, human in self._canonical.items() if human in humans}
        found._humans = {UUID(human) for human in found._canonical.values()}
        if "_posts" in found.__dict__:
            found.__dict__["_posts"] = {human: posts for human, posts in self._posts.items() if human in humans}
        return found

    @cached_property
    def _undecided(self) -> set[frozenset[str]]:
        pairs = unresolved_look_alike_ids(self._humans, organisation=self.organisation, known_by=self._known_by)
        return {frozenset(map(str, pair)) for pair in pairs}

    @cached_property
    def _posts(self) -> dict[str, list[Post]]:
        found: dict[str, list[Post]] = {}
        posts = domain_posts(
            organisation=self.organisation, people=self._humans, known_by=self._known_by, by_name=False
        )
        for post in posts:
            found.setdefault(post.person, []).append(post)
        return found

    @cached_property
    def _accountable(self) -> dict[str, str]:
        found = accountable_by_unit(self.organisation, self._known_by)
        return {str(unit): str(human) for unit, human in found.items()}

    def canonical(self, person: str) -> str:
        return self._canonical.get(person, person)

    def knows(self, person: str) -> bool:
        return person in self._canonical

    def all_records(self) -> list[str]:
        """Every id that statements about these people may hold."""
        return list(self._canonical)

    def humans_with_several_records(self) -> set[str]:
        return {human for record, human in self._canonical.items() if record != human}

    def undecided(self, one: str, other: str) -> bool:
        return frozenset((self.canonical(one), self.canonical(other))) in self._undecided

    def posts(self) -> list[Post]:
        """Every post of these people, past, present and to come."""
        return [post for posts in self._posts.values() for post in posts]

    def has_left(self, person: str, at: datetime) -> bool:
        posts = self._posts.get(self.canonical(person), ())
        return bool(posts) and all(post.end is not None and post.end < day_of(at) for post in posts)

    def accountable_for(self, person: str, at: datetime) -> frozenset[str]:
        day = day_of(at)
        units = {p.unit for p in self._posts.get(self.canonical(person), ()) if p.end is None or p.end >= day}
        return frozenset(self._accountable[unit] for unit in units if unit in self._accountable)

    def humans(self) -> list[str]:
        return sorted(set(self._canonical.values()))


def _records(organisation: Organisation, people: Iterable[str] | None) -> dict[UUID, UUID | None]:
    """Every record of the people → the record it was joined to."""
    rows = Person.objects.filter(organisation=organisation)
    if people is None:
        return dict(rows.values_list("id", "same_as_id"))
    wanted = {UUID(person) for person in people}
    named = rows.filter(Q(id__in=wanted) | Q(same_as__in=wanted))
    found: dict[UUID, UUID | None] = dict(named.values_list("id", "same_as_id"))
    family = {same for same in found.values() if same is not None} - wanted
    if family:  # somebody was named by a younger record
        found |= rows.filter(Q(id__in=family) | Q(same_as__in=family)).values_list("id", "same_as_id")
    return found
