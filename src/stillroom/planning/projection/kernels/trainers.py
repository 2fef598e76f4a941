"""Trainers' feedback, from counts that may be whole or expected: the twin of `Supervision.overload`."""

from stillroom.planning.projection.kernels.compiled import part

NOBODY = 100.0
"""As `supervision.NOBODY`."""


@part
def supervise(crowd, month, trainers, rules):  # type: ignore[no-untyped-def]
    """Read each region's overload from who is there at the end of a month; returns whether rates changed."""
    changed = False
    for region in range(trainers.wanted.shape[1]):
        needed, offered, works = 0.0, 0.0, 0.0
        for cell in range(crowd.here.shape[0]):
            if trainers.region[cell] == region:
                needed += trainers.needs[cell] * crowd.here[cell]
                offered += trainers.takes[cell] * crowd.here[cell]
                works += trainers.works[cell] * crowd.here[cell]
        if trainers.wanted.shape[0] > 0:
            wanted = trainers.wanted[min(month, trainers.wanted.shape[0] - 1), region]
            if wanted > works:
                offered *= works / wanted
        load = needed / offered if offered > 0.0 else (NOBODY if needed > 0.0 else 0.0)
        overload = max(0.0, load - 1.0)
        for cell in range(crowd.here.shape[0]):
            if trainers.region[cell] == region and rules.training[cell] >= 0:
                faster = 1.0 + trainers.drop_out * overload
                changed = changed or faster != rules.faster[cell]
                rules.faster[cell], rules.lost[cell] = faster, 1.0 - 1.0 / (1.0 + trainers.delay * overload)
    return changed
