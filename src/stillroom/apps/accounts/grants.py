"""A role that an invitation will give when it is accepted."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Grant:
    """A role at an organisation, or at one unit of it. The organisation is an ODS code, the unit a unit's code.

    `ends_on` is the last day as YYYY-MM-DD, empty for none; of somebody from outside it is kept whence and what for.
    """

    organisation: str
    role: str
    unit: str = ""
    ends_on: str = ""
    from_organisation: str = ""
    purpose: str = ""

    def as_stored(self) -> dict[str, str]:
        return asdict(self)
