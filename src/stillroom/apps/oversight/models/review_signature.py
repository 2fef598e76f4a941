from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.oversight.models.review import Review


class ReviewSignature(models.Model):
    """A reviewer's signature: what she looked at, found and concluded. Written once.

    `id` comes with the form, so that sending it twice signs once; `signed_with` says how she showed that it was she.
    `left_for_another` counts what was her own doing: another reviewer signs for that.
    """

    class Conclusion(models.TextChoices):
        SOUND = "sound", "Sound: nothing to follow up"
        SOUND_WITH_ACTIONS = "actions", "Sound, with actions to follow up"
        NOT_SOUND = "not_sound", "Not sound: investigated as a deviation"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="signatures")
    looked_at = models.JSONField(default=list)
    counted = models.JSONField(default=dict)
    left_for_another = models.PositiveIntegerField()
    findings = models.TextField(blank=True)
    conclusion = models.CharField(max_length=10, choices=Conclusion.choices)
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_with = models.TextField(blank=True)
    signed_as = models.CharField(max_length=36, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["review", "signed_by"], name="review_signed_once_each"),)

    def __str__(self) -> str:
        return self.get_conclusion_display()
