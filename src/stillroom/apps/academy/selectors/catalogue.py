"""The catalogue of learning items, as it is today."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import QuerySet

from stillroom.apps.academy.models import LearningItem
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.places.selectors.known import known


def learning_items(*, competency: str = "", kind: str = "") -> list[LearningItem]:
    """By title. The catalogue is small, so what serves a competency is asked of each item."""
    rows: QuerySet[LearningItem] = LearningItem.objects.filter(known()).order_by("title", "code")
    if kind:
        rows = rows.filter(kind=kind)
    return [item for item in rows if not competency or competency in item.competencies]


def learning_item(item_id: UUID) -> LearningItem:
    """Also one that was replaced since. Raises LearningItem.DoesNotExist."""
    return LearningItem.objects.get(id=item_id)


def current_version(item: LearningItem) -> LearningItem | None:
    """The item as it is today; None when it was withdrawn."""
    return LearningItem.objects.filter(known(), code=item.code).first()


def items_with_codes(codes: Iterable[str]) -> list[LearningItem]:
    return list(LearningItem.objects.filter(known(), code__in=list(codes)))


def unserved_competencies(items: Sequence[LearningItem]) -> dict[str, str]:
    """Code → title of the competencies that none of these serves."""
    served = {code for item in items for code in item.competencies}
    return {code: each.current.title for code, each in sorted(frameworks().competencies.items()) if code not in served}
