from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.improvement.models.finding import Finding


class FindingClosure(models.Model):
    """The signature that closes a finding, with the evidence as it stood. Written once.

    `proofs` keeps who did what, when and seen by whom, by ids; `signed_with` says how she showed that it was she.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    finding = models.OneToOneField(Finding, on_delete=models.PROTECT, related_name="closure")
    evidence = models.TextField()
    proofs = models.JSONField(default=list)
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_with = models.TextField(blank=True)
    signed_as = models.CharField(max_length=36, blank=True)

    def __str__(self) -> str:
        return f"{self.finding} closed"
