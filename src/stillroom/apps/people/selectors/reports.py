"""Who answers to whom, by the staff list."""

from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import records_of
from stillroom.apps.people.selectors.posts import current_posts


def reports_of(manager: Person) -> frozenset[str]:
    """Ids of the humans whose posts of today name her as line manager; never herself."""
    numbers = records_of(manager).values("employee_number")
    rows = current_posts(organisation=manager.organisation).filter(line_manager_number__in=numbers)
    ids = rows.values_list("person", "person__same_as")
    return frozenset(str(same_as or one) for one, same_as in ids) - {manager.canonical_id}


def line_manager_of(person: Person) -> Person | None:
    """The kept record of the line manager named by her newest post of today; None when nobody known is named."""
    posts = current_posts(organisation=person.organisation).filter(person__in=records_of(person))
    for number in posts.order_by("-start_date").values_list("line_manager_number", flat=True):
        found = Person.objects.filter(organisation=person.organisation, employee_number=number).first()
        if number and found is not None:
            kept = found.same_as or found
            if kept.canonical_id != person.canonical_id:
                return kept
    return None
