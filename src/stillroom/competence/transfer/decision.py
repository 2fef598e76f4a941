"""What is decided of an item, and why."""

from enum import StrEnum


class Decision(StrEnum):
    """From the lightest to the gravest."""

    ACCEPT = "accept"
    FAMILIARISE = "familiarise"  # accepted once she has been observed here
    REASSESS = "reassess"  # the scheme, less what is kept
    MISSING = "missing"  # nothing was offered: the whole scheme

    @property
    def gravity(self) -> int:
        return list(Decision).index(self)


class Reason(StrEnum):
    """What a rule may look at. Seniority is not among them: it is never evidence."""

    REVOKED = "revoked"
    SUSPENDED = "suspended"
    LAPSED = "lapsed"
    NOT_TRUSTED = "not_trusted"
    TAKEN_OVER = "taken_over"
    PARTLY_EQUIVALENT = "partly_equivalent"
    OTHER_EQUIPMENT = "other_equipment"
    OLDER_EDITION = "older_edition"
    OTHER_FACILITY = "other_facility"
    OTHER_PROCEDURE = "other_procedure"
    OTHER_PRODUCT = "other_product"
    OTHER_CONTEXT = "other_context"
    CRITICAL = "critical"
