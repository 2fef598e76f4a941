"""The account one signs in with. A person's record lives in `people`; an account may exist without one."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from rules.permissions import has_perm

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.permissions import Permission


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, *, name: str = "") -> "User":
        user = self.model(email=self.normalize_email(email).lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    # A sign-in begun before this is over, on whatever device.
    signed_out_at = models.DateTimeField(null=True)
    # Since when a second step at sign-in has been asked of her: the grace counts from it.
    second_factor_asked_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        return self.name or self.email

    def has_perm(self, permission: Permission, target: object = None) -> bool:
        """Whether the predicate of this permission holds for the user and the target. There is no superuser."""
        return self.is_active and bool(has_perm(permission, self, target))
