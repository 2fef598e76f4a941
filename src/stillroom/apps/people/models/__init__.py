from stillroom.apps.people.models.enrolment import Enrolment
from stillroom.apps.people.models.experience_period import ExperiencePeriod
from stillroom.apps.people.models.look_alike import LookAlike
from stillroom.apps.people.models.person import Person
from stillroom.apps.people.models.person_private import PersonPrivate
from stillroom.apps.people.models.post import Post, StaffGroup
from stillroom.apps.people.models.qualification import Qualification
from stillroom.apps.people.models.registration import Registration
from stillroom.apps.people.models.role_grant import RoleGrant
from stillroom.apps.people.models.supervision import Supervision

__all__ = [
    "Enrolment",
    "ExperiencePeriod",
    "LookAlike",
    "Person",
    "PersonPrivate",
    "Post",
    "Qualification",
    "Registration",
    "RoleGrant",
    "StaffGroup",
    "Supervision",
]
