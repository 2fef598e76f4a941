"""How django-allauth keeps second factors here: sealed, and in our words."""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser

from stillroom.apps.accounts.sealing import open_sealed, seal
from stillroom.apps.accounts.selectors.second_factors import count_of
from stillroom.ui.branding import branding

WRONG_CODE = "The code is not right, or was used already. Wait for the next one, then type that"


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = {  # noqa: RUF012 -- the type of the attribute is the library's
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return open_sealed(encrypted_text)

    def get_totp_issuer(self) -> str:
        return branding().product_name

    def build_totp_svg(self, url: str) -> str:
        import segno

        return str(segno.make(url, error="m").svg_inline(scale=5, border=2))

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        return f"Passkey {count_of(user, type) + 1}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        # The name people type, not the one a request claims: a passkey works for that address only.
        return {"id": settings.STILLROOM_HOST, "name": branding().product_name}

    def send_notification_mail(self, *args: object, **kwargs: object) -> None:
        """No mail server is assumed. What changed is shown on her account page, with the sign-ins."""
