from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    name = "stillroom.apps.improvement"
    label = "improvement"

    def ready(self) -> None:
        from stillroom.apps.ledger.guards.kept import keep_as_written

        keep_as_written(
            "improvement_findingclosure", "The signature that closed a finding is never changed or deleted."
        )
        for table in ("samplingdraw", "sample", "sampledecision"):
            keep_as_written(f"improvement_{table}", "What quality sampling recorded is never changed or deleted.")
