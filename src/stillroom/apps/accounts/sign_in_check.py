"""What `stillroom check` verifies of signing in."""

from pathlib import Path

from django.conf import settings

from stillroom.apps.accounts.selectors.second_factors import secrets_in_clear


def check_signing_in() -> list[str]:
    wrong = []
    if count := secrets_in_clear():
        wrong.append(f"{count} seeds of one-time codes lie in clear. Have their owners set them up again.")
    for provider in settings.STILLROOM_SIGN_IN.providers:
        secret = Path(settings.STILLROOM_KEYS) / provider.secret_file
        if provider.secret_file and not secret.is_file():
            wrong.append(f"The secret of {provider.name} is missing. Put it in {secret}, mode 0600.")
    return wrong
