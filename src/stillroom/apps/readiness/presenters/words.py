"""States, methods and signatures in the words and tones of a page."""

from dataclasses import dataclass

from stillroom.competence.method import method as known_method
from stillroom.competence.readiness import State


@dataclass(frozen=True, slots=True)
class StateWords:
    label: str
    tone: str
    symbol: str
    meaning: str


STATES: dict[str, StateWords] = {
    State.NOT_REQUIRED: StateWords("Not required", "exempt", "–", "Exempted until the day shown."),
    State.SUSPENDED: StateWords("Suspended", "stopped", "S", "May not work until reinstated."),
    State.BLOCKED: StateWords("Blocked", "blocked", "B", "Signed off, but something it depends on is not in force."),
    State.DUE_SOON: StateWords("Due soon", "due", "D", "May work alone; renewal is due."),
    State.AUTHORISED: StateWords("Authorised", "ok", "A", "May work alone."),
    State.SUPERVISED: StateWords("Supervised", "supervised", "V", "May work with a named supervisor."),
    State.NEEDS_UPDATE: StateWords("Needs update", "update", "U", "Signed off against a version no longer in force."),
    State.REVOKED: StateWords("Revoked", "stopped", "X", "The sign-off was withdrawn."),
    State.LAPSED: StateWords("Lapsed", "lapsed", "L", "The sign-off has run out."),
    State.READY_TO_SIGN: StateWords("Ready to sign", "ready", "R", "Everything is there but the signature."),
    State.RESULT_PENDING: StateWords("Result pending", "pending", "P", "Waiting for a laboratory result."),
    State.IN_TRAINING: StateWords("In training", "training", "T", "Some of what is needed has been seen."),
    State.NOT_STARTED: StateWords("Not started", "none", "N", "Nothing has been seen yet."),
}

OUTCOMES = {"pass": ("Pass", "ok"), "fail": ("Fail", "stopped"), "pending": ("Result pending", "pending")}

SIGNATURES = {"sign_off": "sign-off", "reinstatement": "reinstatement"}


def method_label(code: str) -> str:
    return known_method(code).label


def passes(method: str, count: int) -> str:
    """“Observed practice, 2 more”"""
    return f"{method_label(method)}, {count} more" if count > 1 else f"{method_label(method)}, once more"


def names(ids: list[str] | tuple[str, ...] | set[str], known: dict[str, str]) -> str:
    """“Ann Smith, Bo Lee or Cy Day”; nobody gives nothing."""
    found = sorted(known.get(i, "someone no longer listed") for i in ids)
    return found[0] if len(found) == 1 else " or ".join(filter(None, (", ".join(found[:-1]), *found[-1:])))


def items_of(cell: str) -> list[tuple[str, str]]:
    """A framework cell's list: each item as (text, what stands behind the bar)."""
    found = []
    for part in filter(None, (part.strip() for part in cell.split(";"))):
        text, _, rest = part.partition(" | ")
        found.append((text.strip(), rest.strip()))
    return found


_VALUES = {"section10": "Section 10", "ms": "MS licence", "mia_imp": "MIA(IMP)", "qc": "QC", "qa": "QA"}


def context_words(context: str) -> str:
    """“equipment: isolator; facility: Section 10”; the empty context is “any”."""
    pairs = [pair.partition("=") for pair in filter(None, (part.strip() for part in context.split(";")))]
    words = [f"{key.replace('_', ' ')}: {_VALUES.get(value, value.replace('_', ' '))}" for key, _, value in pairs]
    return "; ".join(words) or "any"
