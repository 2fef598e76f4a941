from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.places.models import Organisation, Unit


class TrustedIssuer(models.Model):
    """Somebody whose credentials count here: in one unit, or without one everywhere in the organisation.

    `keys` maps the full name of a key to its PEM, as compared with the issuer when it was added; where none is kept,
    they are looked up each time.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="trusted_issuers")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    did = models.CharField(max_length=500)
    name = models.CharField(max_length=200)
    keys = models.JSONField(default=dict)
    compared_how = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "did"],
                condition=models.Q(ended_at__isnull=True, unit__isnull=True),
                name="trusted_issuer_once_everywhere",
            ),
            models.UniqueConstraint(
                fields=["unit", "did"],
                condition=models.Q(ended_at__isnull=True, unit__isnull=False),
                name="trusted_issuer_once_a_unit",
            ),
        )

    def __str__(self) -> str:
        return self.name
