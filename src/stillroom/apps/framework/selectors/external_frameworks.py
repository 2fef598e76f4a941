"""Frameworks of others, as far as they are kept here to refer to."""

from contextlib import suppress
from uuid import UUID

from django.db.models import Q, QuerySet

from stillroom.apps.framework.models import CompetencyFramework, ExternalFramework, ExternalItem


def external_frameworks() -> QuerySet[ExternalFramework]:
    """The current edition of each, without its file."""
    rows = ExternalFramework.objects.filter(replaced_at__isnull=True).defer("package")
    return rows.select_related("imported_by").order_by("title")


def external_framework(framework_id: UUID) -> ExternalFramework:
    """Also an edition that was replaced. Raises ExternalFramework.DoesNotExist."""
    return ExternalFramework.objects.select_related("imported_by").get(id=framework_id)


def current_edition(identifier: str) -> ExternalFramework | None:
    return ExternalFramework.objects.filter(identifier=identifier, replaced_at__isnull=True).first()


def items_of(framework: ExternalFramework) -> QuerySet[ExternalItem]:
    """In the order of its tree."""
    return ExternalItem.objects.filter(framework=framework).order_by("position")


def external_item(code: str, reference: str) -> ExternalItem | None:
    """What an equivalence names: by the code of the framework, and the item's own code or else its identifier."""
    rows = ExternalItem.objects.filter(framework__code=code, framework__replaced_at__isnull=True)
    named = Q(code=reference)
    with suppress(ValueError):
        named |= Q(identifier=UUID(reference))
    return rows.filter(named).first()


def has_code(code: str) -> bool:
    """Whether a framework of either kind goes by this code."""
    return (
        CompetencyFramework.objects.filter(code=code).exists()
        or ExternalFramework.objects.filter(code=code, replaced_at__isnull=True).exists()
    )
