from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.passport.models.share import Share


class Disclosure(models.Model):
    """The lawful decision that a share rests on which the person did not make herself. She always sees it.

    `reason` is a code of the dated list; to whom, what and until when say the share.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    share = models.OneToOneField(Share, on_delete=models.PROTECT, related_name="disclosure")
    reason = models.CharField(max_length=40)
    explanation = models.CharField(max_length=500)

    def __str__(self) -> str:
        return self.reason
