from stillroom.apps.accounts.models.external_identity import ExternalIdentity
from stillroom.apps.accounts.models.invitation import Invitation
from stillroom.apps.accounts.models.job import Job
from stillroom.apps.accounts.models.job_file import JobFile
from stillroom.apps.accounts.models.personal_pin import PersonalPin
from stillroom.apps.accounts.models.sign_in import SignIn
from stillroom.apps.accounts.models.synthetic_mark import SyntheticMark
from stillroom.apps.accounts.models.user import User
from stillroom.apps.accounts.models.worker_seen import WorkerSeen

__all__ = [
    "ExternalIdentity",
    "Invitation",
    "Job",
    "JobFile",
    "PersonalPin",
    "SignIn",
    "SyntheticMark",
    "User",
    "WorkerSeen",
]
