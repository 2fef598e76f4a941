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

    @property
    def words(self) -> str:
        return _DECISIONS[self]


_DECISIONS = {
    Decision.ACCEPT: "Accept",
    Decision.FAMILIARISE: "Accept once seen here",
    Decision.REASSESS: "Assess again",
    Decision.MISSING: "Assess the whole of it",
}


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

    @property
    def words(self) -> str:
        return _REASONS[self]


_REASONS = {
    Reason.REVOKED: "Its issuer has revoked it",
    Reason.SUSPENDED: "Its issuer has suspended it",
    Reason.LAPSED: "It has lapsed",
    Reason.NOT_TRUSTED: "Its issuer is not on this unit’s trust list",
    Reason.TAKEN_OVER: "It was taken over from an older record, not assessed under this framework",
    Reason.PARTLY_EQUIVALENT: "It stands for a part of what is asked for here",
    Reason.OTHER_EQUIPMENT: "They were signed off on other equipment, and it is a hands-on technique",
    Reason.OLDER_EDITION: "The competency has changed in substance since",
    Reason.OTHER_FACILITY: "They were signed off in another type of facility",
    Reason.OTHER_PROCEDURE: "They were signed off to another procedure",
    Reason.OTHER_PRODUCT: "They were signed off for another product group",
    Reason.OTHER_CONTEXT: "They were signed off in another context",
    Reason.CRITICAL: "It is critical: they are seen doing it here at least once",
}
