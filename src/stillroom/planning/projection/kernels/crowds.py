"""Cohorts month by month: what befalls them within each, and what stands at its end."""

from numba import int64

from stillroom.planning.projection.kernels.compiled import kernel, part
from stillroom.planning.projection.kernels.dates import complete, enter, fill, grow_older, lose_a_month
from stillroom.planning.projection.kernels.stretch import month_of
from stillroom.planning.projection.kernels.trainers import supervise


@part
def _tell(crowd, month, rules, scores, told):  # type: ignore[no-untyped-def]
    """Count everybody of a month, and their working time: its mean, and a spread about it that stays with the cell."""
    for cell in range(crowd.people.shape[0]):
        these, training = crowd.people[cell], rules.training[cell]
        count, mean, variance = _timed(these, cell, rules)
        if training >= 0:
            for sat in range(2):
                for due in range(month, crowd.waiting.shape[2]):
                    if crowd.waiting[training, sat, due] > 0:
                        more, hours, spread = _timed(crowd.trainees[training, sat, due], cell, rules)
                        count, mean, variance = count + more, mean + hours, variance + spread
        crowd.here[cell] = count
        told.people[month, cell] = count
        told.fte[month, cell] = max(0.0, round(mean + scores[cell] * variance**0.5))


@part
def _timed(these, cell, rules):  # type: ignore[no-untyped-def]
    count, mean, variance = 0, 0.0, 0.0
    for tenure in range(these.shape[0]):
        for age in range(these.shape[1]):
            number = these[tenure, age]
            count += number
            mean += number * rules.mean[cell, age]
            variance += number * rules.variance[cell, age]
    return count, mean, variance


@kernel
def simulate(crowd, entering, posts, trainers, rules, scores, told, seed, draw):  # type: ignore[no-untyped-def]
    """One draw."""
    entry, filling = int64(0), int64(0)
    _tell(crowd, int64(0), rules, scores, told)
    for month in range(1, told.people.shape[0]):
        if trainers.step > 0 and (month - 1) % trainers.step == 0:
            supervise(crowd, month - 1, trainers, rules)
        flows = told.flows[(month - 1) // 12]
        month_of(crowd, month, rules, flows, seed, draw)
        lose_a_month(crowd, month, rules, seed, draw)
        if month % 12 == 0:
            grow_older(crowd)
        complete(crowd, month, rules, flows, seed, draw)
        while filling < posts.outside.month.shape[0] and posts.outside.month[filling] == month:
            fill(crowd, filling, month, posts, rules, flows, told.unfilled, seed, draw)
            filling += 1
        while entry < entering.month.shape[0] and entering.month[entry] == month:
            enter(crowd, entering, entry, month, rules, flows, seed, draw)
            entry += 1
        _tell(crowd, month, rules, scores, told)
