from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out


class AccountsConfig(AppConfig):
    name = "stillroom.apps.accounts"
    label = "accounts"

    def ready(self) -> None:
        from allauth.mfa.signals import authenticator_added

        from stillroom.apps.accounts.health import register_check
        from stillroom.apps.accounts.services import note_sign_in
        from stillroom.apps.accounts.sign_in_check import check_signing_in

        user_logged_in.connect(note_sign_in.note_sign_in, dispatch_uid="stillroom.sign_in")
        user_logged_out.connect(note_sign_in.note_sign_out, dispatch_uid="stillroom.sign_out")
        authenticator_added.connect(note_sign_in.no_longer_asked, dispatch_uid="stillroom.second_factor")
        register_check("signing in", check_signing_in)
