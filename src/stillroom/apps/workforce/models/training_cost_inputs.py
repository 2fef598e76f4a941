from django.db import models

from stillroom.apps.accounts.models.recorded import Recorded
from stillroom.apps.places.models import Organisation


class TrainingCostInputs(Recorded):
    """The prices and times that an organisation says training costs it. Closed and replaced, never edited.

    `inputs` as entered, by the name of the field; nothing in it is invented by Stillroom.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    inputs = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(replaced_at__isnull=True),
                name="training_cost_inputs_one_current",
            ),
        )

    def __str__(self) -> str:
        return f"Cost of training at {self.organisation}"
