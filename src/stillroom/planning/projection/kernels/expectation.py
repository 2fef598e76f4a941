"""Expected numbers from date to date."""

from numba import int64

from stillroom.planning.projection.kernels.chains import lay_out
from stillroom.planning.projection.kernels.compiled import kernel, part
from stillroom.planning.projection.kernels.expected_dates import (
    complete,
    count,
    enter,
    fill,
    grow_older,
    lose_a_month,
)
from stillroom.planning.projection.kernels.expected_stretch import flow, tell_flows
from stillroom.planning.projection.kernels.trainers import supervise


@part
def _tell(crowd, month, rules, people, fte):  # type: ignore[no-untyped-def]
    for cell in range(crowd.people.shape[0]):
        here, hours = count(crowd, cell, rules), 0.0
        for age in range(rules.rate.shape[3]):
            hours += crowd.ages[age] * rules.mean[cell, age]
        crowd.here[cell] = people[month, cell] = here
        fte[month, cell] = hours


@part
def _ends(crowd, month, step, entering, posts, trainers, rules):  # type: ignore[no-untyped-def]
    """The end of the stretch of time from `month` on in which nothing but the chain happens."""
    end = (month // step + 1) * step
    if trainers.step > 0:
        end = min(end, (month // trainers.step + 1) * trainers.step)
    for cell in range(len(rules.lost)):
        if rules.lost[cell] > 0.0:
            return month + 1
    for dates in (entering.month, posts.outside.month):
        for date in dates:
            if date > month:
                end = min(end, date)
                break
    for due in range(month + 1, end):
        for training in range(crowd.waiting.shape[0]):
            if crowd.waiting[training, 0, due] > 0.0 or crowd.waiting[training, 1, due] > 0.0:
                return due
    return end


@kernel
def expect(crowd, step, entering, posts, trainers, rules, chains, people, fte, flows, unfilled):  # type: ignore[no-untyped-def]
    """Expected numbers in each month that a step ends in; the step changes nothing else."""
    # Whole numbers of one type from the first: else what is called with them is compiled for several.
    month, entry, filling, row = int64(0), int64(0), int64(0), int64(-1)
    _tell(crowd, month, rules, people, fte)
    for year in range(flows.shape[0]):
        if min(year, rules.rate.shape[0] - 1) != row:
            row = int64(min(year, rules.rate.shape[0] - 1))
            lay_out(row, rules, chains)
        crowd.arriving[:] = 0.0
        while month < 12 * (year + 1):
            if trainers.step > 0 and month % trainers.step == 0 and supervise(crowd, month, trainers, rules):
                lay_out(row, rules, chains)
            end = _ends(crowd, month, step, entering, posts, trainers, rules)
            flow(crowd, (end - month) / 12.0, rules, chains)
            month = end
            lose_a_month(crowd, month, rules)
            if month % 12 == 0:
                grow_older(crowd, rules.rate.shape[3])
            complete(crowd, month, rules, flows[year])
            while filling < len(posts.outside.month) and posts.outside.month[filling] == month:
                fill(crowd, filling, month, posts, rules, flows[year], unfilled)
                filling += 1
            while entry < len(entering.month) and entering.month[entry] == month:
                enter(crowd, entering, entry, month, rules, flows[year])
                entry += 1
            if month % step == 0:
                _tell(crowd, month, rules, people, fte)
            elif trainers.step > 0 and month % trainers.step == 0:
                for cell in range(len(crowd.here)):
                    crowd.here[cell] = count(crowd, cell, rules)
        tell_flows(row, crowd.arriving, rules, flows[year])
