from django.db import models

from stillroom.apps.ledger.models.hash_field import HASH_LENGTH
from stillroom.apps.places.models import Organisation


class Statement(models.Model):
    """One signed statement as recorded. Written once by `services.append`; the database refuses any change.

    `payload` is the exact bytes that are hashed; the other columns repeat it for reading and are compared with it by
    `stillroom ledger verify --columns`. Ids of people and statements are opaque texts; free text lies in
    `StatementText`. The table may only ever gain nullable columns.
    """

    id = models.CharField(max_length=36, primary_key=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="statements")
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    person = models.CharField(max_length=36)
    author = models.CharField(max_length=36)
    recorded_by = models.CharField(max_length=36)
    competency = models.CharField(max_length=50)
    framework_version = models.CharField(max_length=50, blank=True)
    context = models.CharField(max_length=500, blank=True)
    capacity = models.CharField(max_length=20, blank=True)
    method = models.CharField(max_length=50, blank=True)
    outcome = models.CharField(max_length=10, blank=True)
    meaning = models.CharField(max_length=20, blank=True)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    valid_until = models.DateField(null=True)
    about = models.CharField(max_length=36, blank=True)
    taken_over_by = models.CharField(max_length=36, blank=True)
    relied_on = models.TextField(blank=True)
    reference = models.CharField(max_length=200, blank=True)
    details = models.TextField(blank=True)
    has_reason = models.BooleanField()
    payload = models.BinaryField()
    prev_hash = models.BinaryField(max_length=HASH_LENGTH)
    hash = models.BinaryField(max_length=HASH_LENGTH)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "seq"], name="statement_seq_once"),
            models.UniqueConstraint(
                fields=["organisation", "reference"],
                condition=~models.Q(reference=""),
                name="statement_reference_once",
            ),
        )
        indexes = (
            models.Index(fields=["organisation", "person", "competency"], name="statement_of_person"),
            models.Index(fields=["organisation", "author"], name="statement_by_author"),
            models.Index(fields=["organisation", "kind", "competency"], name="statement_of_kind"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.seq}"
