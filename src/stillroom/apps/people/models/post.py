from django.db import models

from stillroom.apps.accounts.models.recorded import Recorded
from stillroom.apps.people.models.person import Person
from stillroom.apps.places.models import Unit


class StaffGroup(models.TextChoices):
    PHARMACIST = "pharmacist", "Pharmacist"
    TRAINEE_PHARMACIST = "trainee_pharmacist", "Trainee pharmacist"
    PHARMACY_TECHNICIAN = "pharmacy_technician", "Pharmacy technician"
    PRE_REGISTRATION_TRAINEE_PHARMACY_TECHNICIAN = (
        "pre_registration_trainee_pharmacy_technician",
        "Pre-registration trainee pharmacy technician",
    )
    PHARMACY_SUPPORT_WORKER = "pharmacy_support_worker", "Pharmacy support worker"
    SCIENCE_MANUFACTURING_TECHNICIAN_APPRENTICE = (
        "science_manufacturing_technician_apprentice",
        "Science manufacturing technician apprentice",
    )
    SCIENCE_TECHNICIAN = "science_technician", "Science technician"
    HEALTHCARE_SCIENTIST = "healthcare_scientist", "Healthcare scientist"
    OTHER = "other", "Other"


class Post(Recorded):
    """One person in one role at one unit, as recorded from `recorded_at` to `replaced_at`.

    `start_date` and `end_date` say when the post was held; a correction closes this row and writes another.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    role_profile = models.CharField(max_length=100)
    staff_group = models.CharField(max_length=50, choices=StaffGroup.choices)
    afc_band = models.CharField(max_length=2, blank=True)
    fte = models.DecimalField(max_digits=5, decimal_places=4)
    start_date = models.DateField()
    end_date = models.DateField(null=True, blank=True)
    line_manager_number = models.CharField(max_length=50, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(fte__gt=0, fte__lte=1), name="post_fte_above_0_up_to_1"),
            models.CheckConstraint(
                condition=models.Q(end_date__isnull=True) | models.Q(end_date__gte=models.F("start_date")),
                name="post_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["person", "unit", "role_profile", "start_date"],
                condition=models.Q(replaced_at__isnull=True),
                name="post_one_current",
            ),
        )
        indexes = (models.Index(fields=["unit", "replaced_at"], name="post_of_unit"),)

    def __str__(self) -> str:
        return f"{self.role_profile} from {self.start_date}"
