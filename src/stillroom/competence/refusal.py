"""Why a statement is refused: the rule it breaks, in words, and what to do instead."""

from enum import StrEnum
from typing import NamedTuple


class Rule(StrEnum):
    MISSING_FIELD = "missing_field"
    UNKNOWN_COMPETENCY = "unknown_competency"
    UNKNOWN_VERSION = "unknown_version"
    FUTURE = "future"
    REASON_MISSING = "reason_missing"
    ENDS_BEFORE_START = "ends_before_start"
    HERSELF = "herself"
    LOOK_ALIKE = "look_alike"
    HAS_LEFT = "has_left"
    NOT_ACCOUNTABLE = "not_accountable"
    SUSPENDED = "suspended"
    NOT_ENTITLED_TO_OBSERVE = "not_entitled_to_observe"
    NOT_AN_AUTHORISER = "not_an_authoriser"
    SCHEME_NOT_MET = "scheme_not_met"
    RESULT_PENDING = "result_pending"
    EVIDENCE_TOO_OLD = "evidence_too_old"
    VALIDITY_LENGTHENED = "validity_lengthened"
    ABOUT_UNKNOWN = "about_unknown"
    ABOUT_WRONG = "about_wrong"
    ALREADY_DONE = "already_done"
    CRITICAL = "critical"
    TAKEN_OVER = "taken_over"
    MAY_NOT_WORK = "may_not_work"
    TEXT_NOT_KEPT = "text_not_kept"


class Refusal(NamedTuple):
    rule: Rule
    field: str  # the column of the statements table to look at
    wrong: str
    fix: str

    def __str__(self) -> str:
        return f"{self.wrong} {self.fix}"


class Refused(Exception):
    """Raised where a statement must be accepted or not made at all."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__(" ".join(map(str, refusals)))
        self.refusals = refusals
