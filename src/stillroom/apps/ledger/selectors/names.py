"""What to call the people and competencies that statements name."""

from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation


def names_of(organisation: Organisation) -> dict[str, str]:
    """Id of record or human → full name, in one query."""
    rows = Person.objects.filter(organisation=organisation).values_list("id", "first_name", "last_name")
    return {str(id_): f"{first} {last}".strip() for id_, first, last in rows}


def competency_titles() -> dict[str, str]:
    """Competency code → its current title."""
    return {code: history.current.title for code, history in frameworks().competencies.items()}
