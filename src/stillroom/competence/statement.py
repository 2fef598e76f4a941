"""One signed statement about competence: who says what about whom, when it happened, when it was recorded."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from stillroom.competence.context import ANY, Context

EVERY_COMPETENCY = "*"


class Kind(StrEnum):
    APPOINTMENT = "appointment"
    SELF_ASSESSMENT = "self_assessment"
    OBSERVATION = "observation"
    SUPERVISED_PRACTICE = "supervised_practice"
    SIGN_OFF = "sign_off"
    SUSPENSION = "suspension"
    REINSTATEMENT = "reinstatement"
    REVOCATION = "revocation"
    EXEMPTION = "exemption"
    ABSENCE = "absence"
    ACCEPTANCE = "acceptance"
    ACTIVITY = "activity"
    FEEDBACK = "feedback"


class Capacity(StrEnum):
    ASSESSOR = "assessor"
    AUTHORISER = "authoriser"
    RESULT_READER = "result_reader"


class Outcome(StrEnum):
    PASS = "pass"  # noqa: S105 - an outcome, not a password
    FAIL = "fail"
    PENDING = "pending"


class Meaning(StrEnum):
    """What the signature says its author did (EU GMP Annex 11 §14, 21 CFR 11.50 ask for it)."""

    PERFORMED = "performed"
    WITNESSED = "witnessed"
    ASSESSED = "assessed"
    APPROVED = "approved"
    VERIFIED = "verified"


class Statement(NamedTuple):
    """Immutable. A NamedTuple rather than a frozen dataclass: made four times as fast, and made by the million.

    Ids are opaque UUID texts. `person` and `author` are people within one organisation; `version` names the
    framework version the competency code is read in. Free text (the reason) lives outside; here only whether
    there is one.
    """

    id: str
    kind: str
    person: str
    author: str
    occurred_at: datetime
    recorded_at: datetime
    seq: int
    competency: str = EVERY_COMPETENCY
    version: str = ""
    context: Context = ANY
    capacity: str = ""
    method: str = ""
    outcome: str = ""
    valid_until: date | None = None
    about: str | None = None
    taken_over_by: str | None = None
    meaning: str = ""
    has_reason: bool = False
    relied_on: tuple[str, ...] = ()
    quantity: int = 1  # of an activity: how many were done
