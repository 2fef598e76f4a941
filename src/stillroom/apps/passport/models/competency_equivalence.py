from datetime import date

from django.db import models

from stillroom.apps.accounts.models.recorded import RecordedAndReplaced
from stillroom.competence.transfer import Equivalence, Extent

EXTENTS = [
    (Extent.WHOLE.value, "The whole of it"),
    (Extent.PART.value, "A part: the methods named"),
]


class CompetencyEquivalence(RecordedAndReplaced):
    """That a competency of one framework stands for one of another. Closed and replaced, never edited.

    The source need not be a framework of this installation. An empty version means any.
    """

    source_framework = models.CharField(max_length=50)
    source_competency = models.CharField(max_length=50)
    source_version = models.CharField(max_length=50, blank=True)
    target_competency = models.CharField(max_length=50)
    target_version = models.CharField(max_length=50, blank=True)
    extent = models.CharField(max_length=10, choices=EXTENTS)
    methods = models.JSONField(default=list)
    why = models.CharField(max_length=300)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["target_competency"], name="equivalence_by_target"),)

    def __str__(self) -> str:
        return f"{self.source_framework} {self.source_competency} → {self.target_competency}"

    @property
    def equivalence(self) -> Equivalence:
        return Equivalence(
            source_framework=self.source_framework,
            source_competency=self.source_competency,
            target_competency=self.target_competency,
            extent=Extent(self.extent),
            methods=frozenset(self.methods),
            source_version=self.source_version,
            target_version=self.target_version,
            valid_from=self.valid_from or date.min,
            valid_until=self.valid_until,
        )
