"""How posts stand at a moment, derived from the ledger as it is known now or was known then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from stillroom.apps.framework.selectors import requirements
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.people.selectors.posts import domain_posts
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.units import facilities_by_unit
from stillroom.apps.readiness.selectors.rule_findings import stopping_findings
from stillroom.competence.book import Book
from stillroom.competence.days import day_of
from stillroom.competence.gap import Item, item, role_ready
from stillroom.competence.requirement import Post, Requirement, asked_at
from stillroom.competence.rules.finding import Finding


@dataclass(frozen=True, slots=True)
class PostStanding:
    post: Post
    items: tuple[Item, ...]
    rules: tuple[Finding, ...] = ()

    @property
    def stopped_by(self) -> tuple[Finding, ...]:
        """The dated rules that keep the post from being role-ready, whatever its items say."""
        return tuple(finding for finding in self.rules if finding.blocks)

    @property
    def role_ready(self) -> bool:
        return not self.stopped_by and role_ready(list(self.items))


def standings(
    organisation: Organisation,
    *,
    at: datetime,
    known_by: datetime | None = None,
    unit: UUID | None = None,
    people: Iterable[str] | None = None,
    role_profile: str | None = None,
    book: Book | None = None,
) -> list[PostStanding]:
    """Every post held at `at`. `role_profile` asks what each would be in that role instead of the one held."""
    humans = None if people is None else [UUID(person) for person in people]
    posts = domain_posts(organisation=organisation, unit=unit, people=humans, known_by=known_by)
    posts = [post for post in posts if held(post, day_of(at))]
    facilities = facilities_by_unit(organisation=organisation, known_by=known_by)
    by_role: dict[str, list[Requirement]] = {}
    roles = {role_profile} if role_profile else {post.role_profile for post in posts}
    for requirement in requirements(roles, known_by):
        by_role.setdefault(requirement.role_profile, []).append(requirement)
    if book is None:
        book = open_book(organisation, people={post.person for post in posts}, known_by=known_by)
    rules = stopping_findings(
        organisation,
        day=day_of(at),
        people={post.person for post in posts},
        known_by=known_by,
        role_profile=role_profile,
    )
    found = []
    for post in posts:
        has = facilities.get(UUID(post.unit), frozenset())
        applying = asked_at(post.unit, has, by_role.get(role_profile or post.role_profile, ()))
        history = book.history(post.person)
        items = tuple(item(history, post, requirement, at) for requirement in applying)
        found.append(PostStanding(post, items, rules.get(post.id, ())))
    return found


def held(post: Post, day: date) -> bool:
    return post.start <= day and (post.end is None or post.end >= day)


def only_in(found: Iterable[PostStanding], competency: str) -> list[PostStanding]:
    """The same with the items of one competency; those of all where none is named."""
    if not competency:
        return list(found)
    return [
        PostStanding(each.post, tuple(item for item in each.items if item.requirement.competency == competency))
        for each in found
    ]
