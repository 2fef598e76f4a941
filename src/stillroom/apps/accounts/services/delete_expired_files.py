"""Delete what jobs made and nobody may keep any longer, and what a crash left lying."""

import logging
import time
from uuid import UUID

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.jobs.folder import jobs_folder
from stillroom.apps.accounts.models import JobFile

logger = logging.getLogger("stillroom.jobs")
SECONDS_BEFORE_A_STRAY_GOES = 24 * 3600


def delete_expired_files() -> int:
    """Returns how many files went."""
    expired = list(JobFile.objects.filter(gone=False, expires_at__lte=clock.now()))
    for file in expired:
        _delete(file.kept_as)
    JobFile.objects.filter(id__in=[file.id for file in expired]).update(gone=True)
    went = len(expired) + _delete_strays()
    if went:
        logger.info("expired files deleted", extra={"fields": {"files": went}})
    return went


def _delete_strays() -> int:
    kept = {str(name) for name in JobFile.objects.filter(gone=False).values_list("kept_as", flat=True)}
    oldest = time.time() - SECONDS_BEFORE_A_STRAY_GOES
    strays = [path for path in jobs_folder().iterdir() if path.name not in kept and path.stat().st_mtime < oldest]
    for path in strays:
        path.unlink(missing_ok=True)
    return len(strays)


def _delete(kept_as: UUID) -> None:
    (jobs_folder() / str(kept_as)).unlink(missing_ok=True)
