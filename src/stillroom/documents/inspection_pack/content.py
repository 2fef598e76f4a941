"""What an inspection pack says, in words that are ready to print. A number of a statement is its place in the chain."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fact:
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of a training record. `marks` are what a reader has to see at once: late, taken over, revoked."""

    number: str
    when: str
    recorded: str
    what: str
    by: str
    outcome: str
    details: Sequence[str] = ()
    marks: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The statements about one competency."""

    title: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a person stood in one requirement, and on which statements that rested."""

    competency: str
    context: str
    state: str
    until: str
    because: str


@dataclass(frozen=True, slots=True)
class Record:
    """One person."""

    name: str
    facts: Sequence[Fact]
    standings: Sequence[Standing]
    groups: Sequence[Group]
    absences: Sequence[Line] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """One person's line in the table at the front."""

    name: str
    role: str
    alone: str
    supervised: str
    stopped: str
    other: str


@dataclass(frozen=True, slots=True)
class Entitling:
    """A statement that lets somebody observe or sign, and what of this pack rests on it."""

    number: str
    who: str
    what: str
    by: str
    period: str
    used: str


@dataclass(frozen=True, slots=True)
class Signature:
    name: str
    number: str
    initials: str
    roles: str
    may_sign: Sequence[str]
    signed: str


@dataclass(frozen=True, slots=True)
class TrailLine:
    """A statement that corrects, stops, restores, excuses, came late or was taken over, and why."""

    number: str
    recorded: str
    what: str
    reason: str
    marks: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class CheckpointLine:
    made: str
    number: str
    key: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Pack:
    """`fingerprint_code` is the text of the QR code on the cover; empty without a checkpoint."""

    id: str
    title: str
    subject: str
    organisation: str
    generated: str
    synthetic: bool
    finding: str
    cover: Sequence[Fact]
    seal: Sequence[Fact]
    fingerprint_code: str
    verification: Sequence[str]
    verified: bool
    summaries: Sequence[Summary]
    records: Sequence[Record]
    entitlements: Sequence[Entitling]
    signatures: Sequence[Signature]
    trail: Sequence[TrailLine]
    checkpoints: Sequence[CheckpointLine]
    is_day: bool = False
    notes: Sequence[str] = field(default_factory=tuple)
