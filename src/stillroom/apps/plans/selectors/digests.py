"""Who can be reminded, and who has been today."""

from datetime import date

from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.posts import current_posts
from stillroom.apps.plans.models import Digest


def people_to_remind(day: date) -> list[Person]:
    """Kept records of everyone in post who has an account."""
    ids = current_posts(day=day).order_by().values_list("person", "person__same_as")
    kept = {same_as or one for one, same_as in ids}
    rows = Person.objects.filter(id__in=kept, user__isnull=False, user__is_active=True)
    return list(rows.select_related("user", "organisation").order_by("id"))


def digests_on(day: date) -> dict[str, Digest]:
    """Id of the person → her digest of that day."""
    return {str(digest.person_id): digest for digest in Digest.objects.filter(day=day)}
