from django.db import models

from stillroom.apps.accounts.ids import new_id


class RoleProfile(models.Model):
    """A role that posts are held in and that competencies are required for."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=100, unique=True)
    title = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.title
