from stillroom.apps.people.models.look_alike import LookAlike
from stillroom.apps.people.models.person import Person
from stillroom.apps.people.models.person_private import PersonPrivate
from stillroom.apps.people.models.post import Post, StaffGroup
from stillroom.apps.people.models.role_grant import RoleGrant

__all__ = ["LookAlike", "Person", "PersonPrivate", "Post", "RoleGrant", "StaffGroup"]
