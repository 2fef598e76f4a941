from django.db import models

from stillroom.apps.framework.models import RoleRequirement
from stillroom.apps.people.models import Post
from stillroom.apps.places.models import Organisation, Unit


class ReadinessInterval(models.Model):
    """One state of one post in one requirement over [start, end): derived, and always equal to deriving it anew.

    Kept as intervals because time alone changes states; a null start or end stands for the beginning or end of time.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")
    requirement = models.ForeignKey(RoleRequirement, on_delete=models.CASCADE, related_name="+")
    person = models.CharField(max_length=36)
    competency = models.CharField(max_length=50)
    state = models.CharField(max_length=20)
    start = models.DateTimeField(null=True)
    end = models.DateTimeField(null=True)
    because = models.TextField(blank=True)
    valid_until = models.DateField(null=True)
    blocked_by = models.TextField(blank=True)
    recency_broken = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(fields=["unit", "end"], name="interval_of_unit"),
            models.Index(fields=["organisation", "person", "competency"], name="interval_of_person"),
        )

    def __str__(self) -> str:
        return f"{self.competency}: {self.state}"
