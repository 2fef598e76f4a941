"""What a proposed version would do to one person: what she may do today and would no longer do by herself."""

from datetime import datetime

from stillroom.competence.context import Context
from stillroom.competence.history import History
from stillroom.competence.readiness import MAY_WORK, State, standing


def would_lose(now: History, proposed: History, code: str, context: Context, at: datetime) -> State | None:
    """The state she would be in at `at`, if she may work alone under what is published and not as proposed.

    None when nothing is taken from her: she may work under both, or may not anyway.
    """
    if standing(now, code, context, at).state not in MAY_WORK:
        return None
    found = standing(proposed, code, context, at).state
    return None if found in MAY_WORK or found is State.NOT_REQUIRED else found
