from stillroom.apps.readiness.models.look_back_review import LookBackReview
from stillroom.apps.readiness.models.method_field import MethodField
from stillroom.apps.readiness.models.readiness_interval import ReadinessInterval
from stillroom.apps.readiness.models.signing_session import SigningSession

__all__ = ["LookBackReview", "MethodField", "ReadinessInterval", "SigningSession"]
