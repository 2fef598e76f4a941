"""The invented procedures of the invented units. Codes and places are made up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Procedure:
    """`effective_ago`: days before today; below 0, days to come."""

    organisation: str
    unit: str
    code: str
    version: str
    title: str
    competencies: tuple[str, ...]
    asks: str
    effective_ago: int


PROCEDURES = (
    Procedure("ZZ1", "ASEPTIC", "SOP-014", "3", "Working in the isolators", ("AS06", "AS04"), "read", 200),
    Procedure("ZZ1", "ASEPTIC", "SOP-014", "4", "Working in the isolators", ("AS06", "AS04"), "read", -18),
    Procedure("ZZ1", "ASEPTIC", "SOP-021", "2", "Cytotoxic preparation and spills", ("AS08",), "reassessment", -12),
    Procedure("ZZ1", "ASEPTIC", "SOP-002", "7", "Gowning for the cleanroom", ("AS01",), "read", 330),
    Procedure("ZZ2", "STERILE", "LP-31", "1", "Worksheets and assembly", ("AS09",), "read", 60),
)
