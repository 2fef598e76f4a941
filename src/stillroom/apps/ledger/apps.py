from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "stillroom.apps.ledger"
    label = "ledger"
