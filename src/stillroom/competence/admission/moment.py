"""A statement is about what has happened, and does not end before it begins."""

from datetime import timedelta

from stillroom.competence.admission.verdict import Admission
from stillroom.competence.days import day_of
from stillroom.competence.refusal import Rule
from stillroom.competence.statement import Kind

CLOCK_SKEW = timedelta(minutes=5)


def check_moment(admission: Admission) -> None:
    statement = admission.statement
    if statement.occurred_at > statement.recorded_at + CLOCK_SKEW:
        admission.refuse(
            Rule.FUTURE,
            "occurred_at",
            f"{statement.occurred_at:%Y-%m-%dT%H:%MZ} is in the future.",
            "State what has happened, when it has happened.",
        )
    if statement.kind == Kind.ABSENCE and statement.about is not None:
        return  # its last day is compared with the first day of the absence it changes
    if statement.valid_until is not None and statement.valid_until < day_of(statement.occurred_at):
        admission.refuse(
            Rule.ENDS_BEFORE_START,
            "valid_until",
            f"{statement.valid_until} is before the day it begins.",
            "Give the last valid day.",
        )
