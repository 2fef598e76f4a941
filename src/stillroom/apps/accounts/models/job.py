from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models.user import User


class Job(models.Model):
    """Work asked for by someone and done behind the pages. Only she sees it.

    `kind` names what is to be done (`jobs.kinds`) and `parameters` hold ids and moments, no names. The queue itself is
    the library's; this row carries what its reader is shown.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to begin"
        RUNNING = "running", "Under way"
        DONE = "done", "Done"
        FAILED = "failed", "Not done"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="jobs")
    kind = models.CharField(max_length=50)
    title = models.CharField(max_length=300)
    parameters = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    words = models.CharField(max_length=200, blank=True)
    error = models.CharField(max_length=500, blank=True)
    requested_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["owner", "requested_at"], name="accounts_job_of_owner"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    @property
    def is_finished(self) -> bool:
        return self.state in (self.State.DONE, self.State.FAILED)
