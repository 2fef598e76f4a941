"""What the apprenticeship levy may pay for: training and assessment, never backfill or salary (RU16, D2:361)."""

from enum import StrEnum


class Kind(StrEnum):
    """What a line of cost is for."""

    SALARY = "salary"
    BACKFILL = "backfill"
    TRAINING = "training"
    ASSESSMENT = "assessment"
    TRAINER_TIME = "trainer time"
    RECRUITMENT = "recruitment"
    TRAVEL = "travel"
    OTHER = "other"


class Payer(StrEnum):
    EMPLOYER = "employer"
    LEVY = "levy"
    GRANT = "grant"


LEVY_PAYS = frozenset({Kind.TRAINING, Kind.ASSESSMENT})


class LevyRefused(ValueError):
    """A line that the levy may not pay."""


def check_levy(name: str, kind: Kind, payer: Payer) -> None:
    """Raises LevyRefused, which names the line."""
    if payer is Payer.LEVY and kind not in LEVY_PAYS:
        raise LevyRefused(
            f"“{name}” is {kind}: the levy may not pay for it. It pays for training and assessment only, never for"
            " backfill or salary (RU16, D2:361). Write who else pays."
        )
