"""Which competency of one framework stands for which of another."""

from uuid import UUID

from django.db.models import QuerySet

from stillroom.apps.passport.models import CompetencyEquivalence
from stillroom.apps.places.selectors.known import known
from stillroom.competence.transfer import Equivalence


def equivalence_rows() -> QuerySet[CompetencyEquivalence]:
    rows = CompetencyEquivalence.objects.filter(known()).select_related("recorded_by")
    return rows.order_by("target_competency", "source_framework", "source_competency", "source_version")


def equivalence_row(row_id: UUID) -> CompetencyEquivalence:
    """Raises CompetencyEquivalence.DoesNotExist."""
    return equivalence_rows().get(id=row_id)


def equivalences() -> list[Equivalence]:
    return [row.equivalence for row in equivalence_rows()]
