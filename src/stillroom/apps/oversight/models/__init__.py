from stillroom.apps.oversight.models.access_decision import AccessDecision
from stillroom.apps.oversight.models.access_event import AccessEvent
from stillroom.apps.oversight.models.review import Review
from stillroom.apps.oversight.models.review_comment import ReviewComment
from stillroom.apps.oversight.models.review_settings import ReviewSettings
from stillroom.apps.oversight.models.review_signature import ReviewSignature

__all__ = ["AccessDecision", "AccessEvent", "Review", "ReviewComment", "ReviewSettings", "ReviewSignature"]
