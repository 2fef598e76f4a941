from django.db import models

from stillroom.apps.people.models import Person, Post
from stillroom.apps.people.models.dated_record import DatedRecord
from stillroom.apps.places.models import Unit


class Loan(DatedRecord):
    """Somebody works at another unit for a while, and her home unit stays her employer.

    It holds once she and both managers have agreed: then she has a post at the receiving unit until the last day, which
    ends by itself. `person` is her record at home, `post` hangs on her record where she is received.
    """

    class Kind(models.TextChoices):
        LOAN = "loan", "Loan"
        BANK = "bank", "Bank work"
        REDEPLOYMENT = "redeployment", "Redeployment"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="loans")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="loans")
    role_profile = models.CharField(max_length=100)
    fte = models.DecimalField(max_digits=5, decimal_places=4)
    start_date = models.DateField()
    end_date = models.DateField()
    ended_because = models.CharField(max_length=300, blank=True)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(fte__gt=0, fte__lte=1), name="loan_fte_above_0_up_to_1"),
            models.CheckConstraint(
                condition=models.Q(end_date__gte=models.F("start_date")), name="loan_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["person", "unit", "role_profile", "start_date"],
                condition=models.Q(replaced_at__isnull=True),
                name="loan_one_current",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} from {self.start_date} to {self.end_date}"
