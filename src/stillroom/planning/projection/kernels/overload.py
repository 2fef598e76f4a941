"""Trainers' feedback within a draw, from whole counts: the twin of `Supervision.overload`."""

from numba import float64

from stillroom.planning.projection.kernels.compiled import kernel, part

NOBODY = 100.0


@kernel
def feedback(month, trainers, cells):  # type: ignore[no-untyped-def]
    """From the counts at the end of a month: how much faster trainees drop out, and how likely they lose a month."""
    wanted = trainers.wanted
    for region in range(wanted.shape[1]):
        over = _overload(month, region, wanted, cells)
        for at in range(cells.shape[0]):
            if cells[at].months > 0 and cells[at].region == region:
                cells[at].faster = 1.0 + trainers.drop_out * over
                cells[at].lost = 1.0 - 1.0 / (1.0 + trainers.delay * over)


@part
def _overload(month, region, wanted, cells):  # type: ignore[no-untyped-def]
    needed, offered, there = 0.0, 0.0, 0.0
    for at in range(cells.shape[0]):
        if cells[at].region == region:
            here = float64(cells[at].here)
            needed += cells[at].needs * here
            offered += cells[at].takes * here
            there += cells[at].works * here
    if wanted.shape[0] > 0 and wanted[min(month, wanted.shape[0] - 1), region] > 0.0:
        offered *= min(1.0, there / wanted[min(month, wanted.shape[0] - 1), region])
    if offered > 0.0:
        return max(0.0, needed / offered - 1.0)
    return NOBODY - 1.0 if needed > 0.0 else 0.0
