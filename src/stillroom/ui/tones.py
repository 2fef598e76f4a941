"""The tones of a state: a colour bucket with a symbol, so that nothing is told by colour alone.

A tone says how a state looks, not what it means; the words are the caller's. The colours stand in ``stillroom.css``
(dark where a person or a stop must be dealt with), and a test compares the two lists, the contrast of each tone,
and how far apart they stay for people who see fewer colours.
"""

from enum import StrEnum


class Tone(StrEnum):
    """How a state looks."""

    OK = "ok"
    DUE = "due"
    SUPERVISED = "supervised"
    TRAINING = "training"
    READY = "ready"
    PENDING = "pending"
    LAPSED = "lapsed"
    STOPPED = "stopped"
    NONE = "none"
    UPDATE = "update"
    BLOCKED = "blocked"
    EXEMPT = "exempt"


SYMBOLS: dict[Tone, str] = {
    Tone.OK: "✓",
    Tone.DUE: "!",
    Tone.SUPERVISED: "S",
    Tone.TRAINING: "T",
    Tone.READY: "R",
    Tone.PENDING: "P",
    Tone.LAPSED: "✕",
    Tone.STOPPED: "■",
    Tone.NONE: "–",
    Tone.UPDATE: "U",
    Tone.BLOCKED: "B",
    Tone.EXEMPT: "·",
}
