from typing import ClassVar

from django.db import models

from stillroom.apps.accounts.ids import new_id


class MethodField(models.Model):
    """One thing that the record of a laboratory method keeps, from a day on until a day: data, not code.

    `name` is the key in the details of the statement; a field that is no longer asked for is ended, never removed.
    """

    SAMPLE, READING = "sample", "reading"
    STAGES: ClassVar[list[tuple[str, str]]] = [(SAMPLE, "When the sample is taken"), (READING, "When it is read")]
    TEXT, DATE, NUMBER, CHOICE = "text", "date", "number", "choice"
    SHAPES: ClassVar[list[tuple[str, str]]] = [(shape, shape) for shape in (TEXT, DATE, NUMBER, CHOICE)]

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    method = models.CharField(max_length=50)
    stage = models.CharField(max_length=10, choices=STAGES)
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=50)
    label = models.CharField(max_length=100)
    shape = models.CharField(max_length=10, choices=SHAPES)
    choices = models.JSONField(default=list, blank=True)  # of a choice: what may be chosen
    suffix = models.CharField(max_length=10, blank=True)
    mandatory = models.BooleanField()
    carried_over = models.BooleanField(default=False)  # from one operator of a session to the next
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ("method", "stage", "position")

    def __str__(self) -> str:
        return f"{self.method}: {self.label}"
