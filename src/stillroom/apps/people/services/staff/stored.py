"""What is stored about the organisations that a staff file names, read once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from stillroom.apps.people.models import LookAlike, Person, PersonPrivate, Post
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.places.selectors.known import known


@dataclass
class Stored:
    organisations: dict[str, Organisation]
    units: dict[tuple[str, str], Unit]
    people: dict[tuple[str, str], Person]
    private: dict[UUID, PersonPrivate]
    posts: dict[tuple[str, str], list[Post]]
    look_alikes: set[frozenset[UUID]]

    @staticmethod
    def read(ods_codes: Iterable[str]) -> "Stored":
        organisations = {found.ods_code: found for found in Organisation.objects.filter(ods_code__in=set(ods_codes))}
        ids = [organisation.id for organisation in organisations.values()]
        units = Unit.objects.filter(organisation__in=ids).select_related("organisation")
        people = Person.objects.filter(organisation__in=ids).select_related("organisation")
        posts: dict[tuple[str, str], list[Post]] = defaultdict(list)
        rows = Post.objects.filter(known(), person__organisation__in=ids)
        for post in rows.select_related("person__organisation", "unit").order_by("start_date", "id"):
            posts[post.person.organisation.ods_code, post.person.employee_number].append(post)
        pairs = LookAlike.objects.filter(person_a__organisation__in=ids).values_list("person_a_id", "person_b_id")
        return Stored(
            organisations=organisations,
            units={(unit.organisation.ods_code, unit.code): unit for unit in units},
            people={(person.organisation.ods_code, person.employee_number): person for person in people},
            private={found.person_id: found for found in PersonPrivate.objects.filter(person__organisation__in=ids)},
            posts=posts,
            look_alikes={frozenset(pair) for pair in pairs},
        )
