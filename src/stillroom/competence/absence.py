"""What an absence would do if it were recorded: which competencies it would block, and from when."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from stillroom.competence.context import Context
from stillroom.competence.history import History
from stillroom.competence.readiness import State, timeline
from stillroom.competence.statement import Statement


class Block(NamedTuple):
    competency: str
    context: Context
    start: datetime


def blocks(history: History, asked: Iterable[tuple[str, Context]], absence: Statement) -> list[Block]:
    """The first moment at which each would be blocked because of it; `absence` may change one stated before."""
    proposed = History(history.person, [*history.by_id.values(), absence], history.frameworks)
    cause = absence.about or absence.id
    found = []
    for code, context in asked:
        for start, _, standing in timeline(proposed, code, context):
            if start is not None and standing.state is State.BLOCKED and cause in standing.because:
                found.append(Block(code, context, start))
                break
    return found
