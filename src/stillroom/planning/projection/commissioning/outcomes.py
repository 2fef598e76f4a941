"""How it stands with the chosen places, or with none: each gap, region and its supervisors, and what comes too late."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.commissioning.effects import Effects
from stillroom.planning.projection.commissioning.question import Option, Question
from stillroom.planning.projection.commissioning.result import (
    ChosenPlaces,
    RegionOutcome,
    SupervisionOutcome,
    TargetOutcome,
    TooLate,
)

Array = NDArray[np.float64]


def targets_of(question: Question, effects: Effects, places: Array) -> list[TargetOutcome]:
    after = effects.gap - effects.closes @ places
    return [
        TargetOutcome(
            target.name,
            target.region,
            target.on,
            _three(effects.gap[:, number]),
            _three(after[:, number]),
            float((after[:, number] <= 1e-7).mean()),
        )
        for number, target in enumerate(question.targets)
    ]


def supervision_of(effects: Effects, places: Array) -> list[SupervisionOutcome]:
    if effects.over is None or effects.adds is None:
        return []
    before, after = -effects.over, -(effects.over + effects.adds @ places)
    found = []
    for region in dict.fromkeys(each.region for each in effects.checks):
        of = [number for number, each in enumerate(effects.checks) if each.region == region]
        tightest = min(of, key=lambda number: _three(after[:, number])[1])
        found.append(
            SupervisionOutcome(
                region, effects.checks[tightest].on, _three(before[:, tightest]), _three(after[:, tightest])
            )
        )
    return found


def _three(values: Array) -> tuple[float, float, float]:
    low, high = np.quantile(values, [0.1, 0.9])
    return float(values.mean()), float(low), float(high)


def region_of(question: Question, region: str, chosen: Sequence[ChosenPlaces]) -> RegionOutcome:
    of = [each for each in chosen if each.region == region]
    number, cost = sum(each.number for each in of), sum(each.cost for each in of)
    heads = question.per_head.per[region] if question.per_head else None
    services = question.per_service.per[region] if question.per_service else None
    return RegionOutcome(
        region,
        number,
        cost,
        heads,
        number / heads if heads else None,
        services,
        number / services if services else None,
    )


def late_of(question: Question, effects: Effects, number: int) -> TooLate | None:
    option: Option = question.options[number]
    wanted = [each.on for each in question.targets if each.region in ("", option.region)]
    if not wanted or option.qualifies <= max(wanted) or effects.closes[:, :, number].max() > 1e-6:
        return None
    return TooLate(option.route, option.region, option.starts, option.qualifies, max(wanted))
