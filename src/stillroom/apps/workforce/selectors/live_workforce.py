"""The workforce of an organisation from its live records: posts, dates of birth, registration."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from stillroom.apps.people.models import PersonPrivate, Post
from stillroom.apps.people.selectors.posts import posts
from stillroom.apps.places.models import Organisation
from stillroom.apps.workforce.models import UnitSetting
from stillroom.apps.workforce.picture import Held, Moved, Picture
from stillroom.apps.workforce.selectors.unit_settings import settings_by_unit
from stillroom.competence.days import ONE_DAY, add_months

YEAR, DAYS = 12, 365.25


def live_picture(organisation: Organisation, on: date) -> Picture:
    """On a day, and the twelve months before it."""
    since = add_months(on, -YEAR)
    reading = _Reading(organisation)
    people, before = reading.people(on), reading.people(since)
    return Picture(on, since, list(people.values()), list(before.values()), *reading.moves(since, on))


@dataclass(frozen=True, slots=True)
class Experience:
    """What some years of records say of who comes and goes: by staff group, with the time it was counted in."""

    since: date
    on: date
    person_years: Mapping[str, float]
    left: Mapping[str, int]
    joined: Mapping[tuple[str, str, str], int]

    @property
    def years(self) -> float:
        return (self.on - self.since).days / DAYS


def experience(organisation: Organisation, on: date, years: int) -> Experience:
    """Of as many years as asked for, or of those since the first post on record began."""
    reading = _Reading(organisation)
    since = max(add_months(on, -YEAR * years), min(reading.first_day or on, on))
    joined, left = reading.moves(since, on)
    return Experience(
        since,
        on,
        reading.person_years(since, on),
        Counter(each.staff_group for each in left),
        Counter((each.staff_group, each.sector, each.region) for each in joined),
    )


class _Reading:
    """One reading of the posts, asked about several days."""

    def __init__(self, organisation: Organisation) -> None:
        self._settings = settings_by_unit(organisation)
        self._posts: dict[UUID, list[Post]] = {}
        for post in posts(organisation=organisation).select_related("person"):
            self._posts.setdefault(post.person.same_as_id or post.person_id, []).append(post)
        born = PersonPrivate.objects.filter(person__organisation=organisation, date_of_birth__isnull=False)
        self._born = {
            same_as or person: day
            for person, same_as, day in born.values_list("person_id", "person__same_as_id", "date_of_birth")
            if day is not None
        }

    @property
    def first_day(self) -> date | None:
        return min((post.start_date for every in self._posts.values() for post in every), default=None)

    def people(self, on: date) -> dict[UUID, Held]:
        found = {}
        for human, every in self._posts.items():
            held = [post for post in every if _is_held(post, on)]
            if held:
                found[human] = self._held(human, held, on)
        return found

    def moves(self, since: date, on: date) -> tuple[list[Moved], list[Moved]]:
        """Who came into a first post, and who left a last one, after the first day and up to the last."""
        joined, left = [], []
        for every in self._posts.values():
            was, is_ = (any(_is_held(post, day) for post in every) for day in (since, on))
            within = [post for post in every if since < post.start_date <= on]
            if not was and within:
                joined.append(self._moved(min(within, key=lambda post: post.start_date)))
            ended = [post for post in every if post.end_date is not None and since <= post.end_date < on]
            if not is_ and ended and (was or within):
                left.append(self._moved(max(ended, key=lambda post: post.end_date or date.min)))
        return joined, left

    def person_years(self, since: date, on: date) -> dict[str, float]:
        """Staff group → years lived in post after the first day and up to the last; two posts at once count once."""
        found: dict[str, float] = {}
        for every in self._posts.values():
            reached = since
            for post in sorted(every, key=lambda post: post.start_date):
                first, last = max(reached, post.start_date - ONE_DAY), min(post.end_date or on, on)
                if last > first:
                    found[post.staff_group] = found.get(post.staff_group, 0.0) + (last - first).days / DAYS
                    reached = last
        return found

    def _held(self, human: UUID, held: list[Post], on: date) -> Held:
        main, born = _main(held), self._born.get(human)
        setting = self._settings.get(main.unit_id)
        return Held(
            staff_group=main.staff_group,
            band=main.afc_band,
            sector=_sector(setting),
            region=_region(setting),
            age=None if born is None else _years_between(born, on),
            years=_years_between(main.start_date, on),
            fte=sum((post.fte for post in held), start=held[0].fte * 0),
            registered=bool(main.person.registration_number),
            person=human,
        )

    def _moved(self, post: Post) -> Moved:
        setting = self._settings.get(post.unit_id)
        return Moved(post.staff_group, _sector(setting), _region(setting))


def has_staff(organisation: Organisation) -> bool:
    return Post.objects.filter(Q(replaced_at__isnull=True), person__organisation=organisation).exists()


def _main(held: Iterable[Post]) -> Post:
    """The post she works most in; of equal ones the one she has held longest."""
    return min(held, key=lambda post: (-post.fte, post.start_date, str(post.id)))


def _is_held(post: Post, on: date) -> bool:
    return post.start_date <= on and (post.end_date is None or post.end_date >= on)


def _years_between(earlier: date, later: date) -> int:
    return later.year - earlier.year - ((later.month, later.day) < (earlier.month, earlier.day))


def _sector(setting: UnitSetting | None) -> str:
    return setting.sector if setting else ""


def _region(setting: UnitSetting | None) -> str:
    return setting.region if setting else ""
