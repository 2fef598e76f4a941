from django.db import models

from stillroom.apps.accounts.ids import new_id


class StatementText(models.Model):
    """Free text of a statement, kept beside it so that it can be erased.

    The statement's payload holds HMAC-SHA256(salt, text). With text and salt deleted the chain still verifies, and
    nobody can find the text again by guessing.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    statement = models.CharField(max_length=36, db_index=True)
    field = models.CharField(max_length=20)
    salt = models.BinaryField(max_length=32)
    text = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["statement", "field"], name="statement_text_once"),)

    def __str__(self) -> str:
        return f"{self.field} of {self.statement}"
