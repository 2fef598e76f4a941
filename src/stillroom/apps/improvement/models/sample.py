from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.improvement.models.sampling_draw import SamplingDraw
from stillroom.apps.places.models import Organisation


class Sample(models.Model):
    """One observation that was drawn, for a second assessor to look at by `due_on`. Written once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draw = models.ForeignKey(SamplingDraw, on_delete=models.PROTECT, related_name="samples")
    statement = models.CharField(max_length=36)
    assessor = models.CharField(max_length=36)
    due_on = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["draw", "statement"], name="sample_once_a_draw"),)

    def __str__(self) -> str:
        return self.statement

    @property
    def organisation(self) -> Organisation:
        return self.draw.organisation
