from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.oversight.models.review import Review


class ReviewComment(models.Model):
    """What a reviewer remarks on one entry of the trail. Written once; another thought is another comment."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="comments")
    entry = models.CharField(max_length=80)
    text = models.CharField(max_length=1000)
    commented_at = models.DateTimeField()
    commented_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.entry
