from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class AccountsConfig(AppConfig):
    name = "stillroom.apps.accounts"
    label = "accounts"

    def ready(self) -> None:
        from stillroom.apps.accounts.health import register_check
        from stillroom.apps.accounts.selectors.jobs import check_worker
        from stillroom.apps.accounts.session_start import note_the_time

        user_logged_in.connect(note_the_time, dispatch_uid="stillroom.session_start")
        register_check("worker", check_worker)
