"""What a worker can do. An app registers each kind in its `AppConfig.ready`.

    register_kind(JobKind("inspection_pack", work=make_pack, may_have=may_still_inspect))

`work` may be begun again after a crash, so all it leaves behind is what it returns: it writes its files where `Made`
says and tells how far it is. It raises `JobFailed` with words for the owner.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.jobs.folder import path_of
from stillroom.apps.accounts.models import Job

Tell = Callable[[int, int, str], None]
"""Told how many steps are done, of how many, and what is being done."""


class JobFailed(Exception):
    """It cannot be done, for a reason its owner can understand."""


@dataclass(frozen=True)
class Made:
    """A file that a job made, under the name it is downloaded by."""

    name: str
    content_type: str
    kept_as: UUID = field(default_factory=new_id)

    @property
    def path(self) -> Path:
        return path_of(self.kept_as)


@dataclass(frozen=True)
class JobKind:
    """`may_have` says whether its owner may still have what it makes: rights end while jobs wait and files lie."""

    name: str
    work: Callable[[Job, Tell], Sequence[Made]]
    may_have: Callable[[Job], bool]


_kinds: dict[str, JobKind] = {}


def register_kind(kind: JobKind) -> None:
    _kinds[kind.name] = kind


def kind_of(job: Job) -> JobKind:
    """Raises JobFailed where no app of this version does such work."""
    try:
        return _kinds[job.kind]
    except KeyError:
        raise JobFailed("This version of Stillroom cannot do this any more. Ask for it again.") from None
