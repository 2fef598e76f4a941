from stillroom.apps.accounts.models.user import User

__all__ = ["User"]
