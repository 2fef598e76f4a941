from django.db import models

from stillroom.apps.accounts.models.recorded import RecordedAndReplaced
from stillroom.apps.people.models.person import Person


class DatedRecord(RecordedAndReplaced):
    """Something known of a person from `recorded_at` to `replaced_at`. Closed and replaced, never edited."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
