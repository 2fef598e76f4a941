"""What a backup says about itself."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

FORMAT = 1


class NotABackup(ValueError):
    """The file is no backup of Stillroom, is damaged, or does not fit here: the text says which and what to do."""


@dataclass(frozen=True)
class Head:
    """Where one organisation's chain ended when the backup was made."""

    organisation: str
    ods_code: str
    seq: int
    hash: str


@dataclass(frozen=True)
class Manifest:
    made_at: str
    stillroom: str
    database: str
    """`sqlite` or `postgresql`."""
    sha256: dict[str, str]
    """Of every other member of the archive."""
    heads: list[Head]
    migrations: list[str]
    format: int = field(default=FORMAT)

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), indent=2).encode()

    @staticmethod
    def from_json(data: bytes) -> "Manifest":
        """Raises NotABackup."""
        try:
            values: dict[str, Any] = json.loads(data)
            if values["format"] != FORMAT:
                raise NotABackup("The backup was made by a later version of Stillroom. Restore it with that version.")
            return Manifest(**{**values, "heads": [Head(**head) for head in values["heads"]]})
        except NotABackup:
            raise
        except (KeyError, TypeError, ValueError) as error:
            raise NotABackup("The file's manifest cannot be read: it is damaged, or no backup of Stillroom.") from error
