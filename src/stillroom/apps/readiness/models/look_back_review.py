from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation


class LookBackReview(models.Model):
    """What quality decided about the product made before a failure. Closed and replaced, never edited.

    The interval itself is derived from the ledger; this keeps the deviation, the conclusion and who signed it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    failure = models.CharField(max_length=36)  # the statement that says the sample failed
    deviation = models.CharField(max_length=50, blank=True)
    conclusion = models.TextField(blank=True)
    closed = models.BooleanField(default=False)
    signed_with = models.TextField(blank=True)  # how the reviewer showed that it was they, as in a statement
    signing_session = models.CharField(max_length=36, blank=True)  # of a shared tablet
    reviewed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)
    replaced_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "failure"],
                condition=models.Q(replaced_at__isnull=True),
                name="look_back_review_one_current",
            ),
        )

    def __str__(self) -> str:
        return f"Look-back of {self.failure}"
