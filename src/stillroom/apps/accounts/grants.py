"""A role that an invitation will give when it is accepted."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Grant:
    """A role at an organisation, or at one unit of it. The organisation is an ODS code, the unit a unit's code."""

    organisation: str
    role: str
    unit: str = ""

    def as_stored(self) -> dict[str, str]:
        return asdict(self)
