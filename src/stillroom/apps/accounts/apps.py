from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "stillroom.apps.accounts"
    label = "accounts"
