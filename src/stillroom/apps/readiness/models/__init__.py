from stillroom.apps.readiness.models.readiness_interval import ReadinessInterval

__all__ = ["ReadinessInterval"]
