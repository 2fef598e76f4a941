from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.passport.models.share import Share


class ShareView(models.Model):
    """That somebody looked at a share: the account, or what a stranger said of herself. Never a network address."""

    class How(models.TextChoices):
        PAGE = "page", "Read the page"
        PROGRAM = "program", "Fetched by a program"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    share = models.ForeignKey(Share, on_delete=models.PROTECT, related_name="views")
    at = models.DateTimeField()
    how = models.CharField(max_length=10, choices=How.choices)
    viewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = (models.Index(fields=["share", "at"], name="share_view_by_moment"),)

    def __str__(self) -> str:
        return self.name
