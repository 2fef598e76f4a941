from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.people.models import Person


class LinkedRecord(models.Model):
    """Two records that she says are both hers; no employer sees it.

    The other is `other`, here, or a share of hers on another installation: its secret address is kept sealed.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="linked_records")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="linked_from")
    sealed_address = models.TextField(blank=True)
    label = models.CharField(max_length=200)
    linked_at = models.DateTimeField()
    linked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "other"],
                condition=models.Q(ended_at__isnull=True, other__isnull=False),
                name="linked_record_once",
            ),
            models.CheckConstraint(condition=~models.Q(other=models.F("person")), name="linked_record_of_another"),
        )

    def __str__(self) -> str:
        return self.label
