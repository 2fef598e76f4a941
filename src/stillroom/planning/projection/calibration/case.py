"""All that a calibration takes, as a scenario states it before looking at the data."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stillroom.planning.projection.calibration.history import History
from stillroom.planning.projection.calibration.priors import Priors
from stillroom.planning.projection.parameters import Parameter


@dataclass(frozen=True)
class Other:
    """Another way to fit: priors replaced, or only the counts from the end of the year `since` on."""

    name: str
    priors: Mapping[str, Parameter] = field(default_factory=dict)
    since: int | None = None


@dataclass(frozen=True, eq=False)
class Case:
    """`places`: how many start in each later year than is known. `years`: to forecast. `rows`: of fitted draws."""

    title: str
    history: History
    priors: Priors
    seed: int
    years: int
    rows: int
    places: Parameter | None = None
    others: Sequence[Other] = field(default=())
    evidence: Mapping[str, str] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """Of the priors, as stated and in each other way: the same only if nobody changed one."""
        said = [self.priors.sha256, *(f"{each.name} {self.priors.but(each.priors).sha256}" for each in self.others)]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()
