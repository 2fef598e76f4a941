from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id


class ExternalFramework(models.Model):
    """A framework of others, as one CASE file stated it: to refer to, never required of anyone here.

    A later edition closes the row before. `package` is the whole file in CASE 1.1, so that nothing of it is lost;
    `last_change` is the latest that it says of itself.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    identifier = models.UUIDField()
    code = models.CharField(max_length=50)
    title = models.TextField()
    creator = models.TextField(blank=True)
    version = models.TextField(blank=True)
    adoption_status = models.TextField(blank=True)
    source = models.TextField()
    licence = models.TextField(blank=True)
    package = models.TextField()
    sha256 = models.CharField(max_length=64)
    last_change = models.DateTimeField()
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    replaced_at = models.DateTimeField(null=True, blank=True)
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["identifier"],
                condition=models.Q(replaced_at__isnull=True),
                name="external_framework_one_current",
            ),
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(replaced_at__isnull=True), name="external_framework_code_once"
            ),
        )

    def __str__(self) -> str:
        return self.title
