"""Who was sent to an item for which gap, and who says she completed it, as far as the reader may know."""

from stillroom.apps.academy.models import LearningCompletion, LearningItem
from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import records_of
from stillroom.apps.plans.models import PlanWay
from stillroom.apps.readiness.selectors.readable import people_readable_by


def sent_to(item: LearningItem, *, seen_by: User) -> list[PlanWay]:
    """Ways chosen and not ended, the earliest planned first."""
    rows = PlanWay.objects.filter(
        item_code=item.code, ended_at__isnull=True, plan__person__in=people_readable_by(seen_by)
    )
    return list(rows.select_related("plan__person", "chosen_by").order_by("planned_on", "chosen_at"))


def completions_of(person: Person, item: LearningItem | None = None) -> list[LearningCompletion]:
    rows = LearningCompletion.objects.filter(person__in=records_of(person)).select_related("item")
    return list(rows.filter(item__code=item.code) if item else rows)
