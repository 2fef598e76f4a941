from stillroom.apps.accounts.models.invitation import Invitation
from stillroom.apps.accounts.models.synthetic_mark import SyntheticMark
from stillroom.apps.accounts.models.user import User

__all__ = ["Invitation", "SyntheticMark", "User"]
