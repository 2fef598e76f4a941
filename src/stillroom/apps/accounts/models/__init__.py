from stillroom.apps.accounts.models.invitation import Invitation
from stillroom.apps.accounts.models.job import Job
from stillroom.apps.accounts.models.job_file import JobFile
from stillroom.apps.accounts.models.synthetic_mark import SyntheticMark
from stillroom.apps.accounts.models.user import User
from stillroom.apps.accounts.models.worker_seen import WorkerSeen

__all__ = ["Invitation", "Job", "JobFile", "SyntheticMark", "User", "WorkerSeen"]
