"""A kind of job that only the tests have."""

from collections.abc import Callable, Iterator, Sequence
from uuid import UUID

import pytest

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.jobs import kinds
from stillroom.apps.accounts.jobs.kinds import JobKind, Made, Tell, register_kind
from stillroom.apps.accounts.models import Job, User
from stillroom.apps.accounts.services.start_job import start_job

Work = Callable[[Job, Tell], Sequence[Made]]


def one_file(job: Job, tell: Tell) -> list[Made]:
    tell(1, 2, "Writing")
    made = Made("answer.txt", "text/plain")
    made.path.write_text("42")
    return [made]


class Kinds:
    """Registers `work` as the kind “test”, and asks for it."""

    def __init__(self) -> None:
        self.may_have = True

    def be(self, work: Work) -> None:
        register_kind(JobKind("test", work, lambda job: self.may_have))

    def ask(self, by: User, id: UUID | None = None) -> Job:
        return start_job(id=id or new_id(), kind="test", title="An answer", parameters={}, by=by)


@pytest.fixture
def kind() -> Iterator[Kinds]:
    found = Kinds()
    found.be(one_file)
    yield found
    kinds._kinds.pop("test", None)


@pytest.fixture
def ada(db: None) -> User:
    return User.objects.create_user("ada@example.nhs.uk", name="Ada")
