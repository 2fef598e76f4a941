from stillroom.apps.accounts.models.invitation import Invitation
from stillroom.apps.accounts.models.user import User

__all__ = ["Invitation", "User"]
