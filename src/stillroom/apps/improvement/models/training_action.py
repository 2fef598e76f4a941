from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.framework.models import SopVersion
from stillroom.apps.improvement.models.finding import Finding


class TrainingAction(models.Model):
    """Training that a finding asks for by a day: a competency assessed again, an item worked through, an SOP read.

    `role_profile` names the role it was assigned by; whom that meant is fixed on the day it was opened.
    """

    class Kind(models.TextChoices):
        REASSESS = "reassess", "Assess a competency again"
        LEARN = "learn", "Work through a learning item"
        READ = "read", "Read a procedure"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="actions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=300)
    competency = models.CharField(max_length=50, blank=True)
    method = models.CharField(max_length=50, blank=True)
    item_code = models.CharField(max_length=50, blank=True)
    sop = models.ForeignKey(SopVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    role_profile = models.CharField(max_length=100, blank=True)
    due_on = models.DateField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("due_on", "id")

    def __str__(self) -> str:
        return self.title
