"""A new key for the seeds of one-time codes: every seed is sealed with it, then the older keys are forgotten."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from stillroom.apps.accounts.sealing import add_key, forget_older_keys, seal_again


def change_sealing_key() -> int:
    """Returns how many secrets were sealed anew. Raises CannotOpen, and then nothing is changed but the key file."""
    add_key()
    count = 0
    with transaction.atomic():
        rows = Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).select_for_update()
        for row in rows:
            for name in ("secret", "seed"):
                if name in row.data:
                    row.data[name] = seal_again(row.data[name])
                    count += 1
            row.save(update_fields=["data"])
    forget_older_keys()
    return count
