"""What stands at the end of a month for cohorts: training, birthdays, posts that are filled, those who enter."""

from stillroom.planning.projection.kernels.binomial import binomial, hypergeometric
from stillroom.planning.projection.kernels.cohorts import divide
from stillroom.planning.projection.kernels.compiled import part
from stillroom.planning.projection.kernels.places import BEGINS, LOST, PASSES, TAKEN, places

FROM_INTAKES = 0xFFFF


@part
def lose_a_month(crowd, month, rules, seed, draw):  # type: ignore[no-untyped-def]
    """Some trainees' month did not count: theirs ends a month later."""
    beyond = crowd.waiting.shape[2] - 1
    for training in range(crowd.waiting.shape[0]):
        cell = rules.cell[training]
        if rules.lost[cell] <= 0.0:
            continue
        for due in range(beyond - 1, month - 1, -1):
            for sat in range(2):
                if crowd.waiting[training, sat, due] == 0:
                    continue
                these, whose = crowd.trainees[training, sat, due], (2 * due + sat) << 16
                for tenure in range(these.shape[0]):
                    for age in range(these.shape[1]):
                        if these[tenure, age] > 0:
                            key = whose + (tenure << 8) + age
                            place, _ = places(LOST, 0, cell, key, month, seed, draw)
                            later = binomial(these[tenure, age], rules.lost[cell], place)
                            _delay(crowd, training, sat, due, tenure, age, due + 1, sat, later)


@part
def _delay(crowd, training, sat, due, tenure, age, until, again, number):  # type: ignore[no-untyped-def]
    crowd.trainees[training, sat, due, tenure, age] -= number
    crowd.waiting[training, sat, due] -= number
    crowd.trainees[training, again, until, tenure, age] += number
    crowd.waiting[training, again, until] += number


@part
def complete(crowd, month, rules, flows, seed, draw):  # type: ignore[no-untyped-def]
    """Those whose training ends pass, sit again, or go."""
    outcomes, beyond = rules.destination.shape[1], crowd.waiting.shape[2] - 1
    for training in range(crowd.waiting.shape[0]):
        cell = rules.cell[training]
        for sat in range(2):
            if crowd.waiting[training, sat, month] == 0:
                continue
            these = crowd.trainees[training, sat, month]
            for tenure in range(these.shape[0]):
                for age in range(these.shape[1]):
                    number = these[tenure, age]
                    if number == 0:
                        continue
                    key = ((2 * month + sat) << 16) + (tenure << 8) + age
                    place, _ = places(PASSES, 0, cell, key, month, seed, draw)
                    passing = binomial(number, rules.passes[training], place)
                    crowd.people[rules.into[training], 0, age] += passing
                    flows[outcomes + 1, cell] += passing
                    if sat == 0:
                        until = min(month + rules.resit[training], beyond)
                        _delay(crowd, training, 0, month, tenure, age, until, 1, number - passing)
                    else:
                        flows[outcomes + 2, cell] += number - passing
                    these[tenure, age] = 0
            crowd.waiting[training, sat, month] = 0


@part
def grow_older(crowd):  # type: ignore[no-untyped-def]
    """Everybody is a year older and a year longer in post; the last place of either holds all beyond it."""
    for cell in range(crowd.people.shape[0]):
        _older(crowd.people[cell])
    for training in range(crowd.waiting.shape[0]):
        for sat in range(2):
            for due in range(crowd.waiting.shape[2]):
                if crowd.waiting[training, sat, due] > 0:
                    _older(crowd.trainees[training, sat, due])


@part
def _older(these):  # type: ignore[no-untyped-def]
    longest, oldest = these.shape[0] - 1, these.shape[1] - 1
    for tenure in range(longest, -1, -1):
        for age in range(oldest, -1, -1):
            number = these[tenure, age]
            if number > 0:
                these[tenure, age] = 0
                these[min(tenure + 1, longest), min(age + 1, oldest)] += number


@part
def fill(crowd, filling, month, posts, rules, flows, unfilled, seed, draw):  # type: ignore[no-untyped-def]
    """Fill the posts of one filling, pool by pool, then from outside."""
    key = posts.outside.key[filling]
    for pool in range(posts.pools[filling], posts.pools[filling + 1]):
        cells = posts.cells[posts.starts[pool] : posts.starts[pool + 1]]
        there = 0
        for cell in cells:
            there += _in_cell(crowd, cell, rules)
        wanted = min(there, posts.quota[pool])
        unfilled[filling] += posts.quota[pool] - wanted
        for cell in cells:
            here = _in_cell(crowd, cell, rules)
            place, _ = places(TAKEN, pool, cell, 0xFFFFFFFF, key, seed, draw)
            from_here = hypergeometric(here, there - here, wanted, place)
            there, wanted = there - here, wanted - from_here
            if from_here > 0:
                to = posts.into[filling, cell]
                _take(crowd, cell, here, from_here, pool, key, month, rules, seed, draw)
                _put(crowd, to, month, cell << 8, key, pool, rules, seed, draw)
                flows[rules.destination.shape[1] + 3, cell] += from_here
                flows[rules.destination.shape[1] + 4, to] += from_here
    enter(crowd, posts.outside, filling, month, rules, flows, seed, draw)


@part
def _in_cell(crowd, cell, rules):  # type: ignore[no-untyped-def]
    found, training = crowd.people[cell].sum(), rules.training[cell]
    return found if training < 0 else found + crowd.waiting[training].sum()


@part
def _take(crowd, cell, there, wanted, pool, key, month, rules, seed, draw):  # type: ignore[no-untyped-def]
    """Take so many out of a cell, everybody alike; `crowd.ages` says of which ages they were."""
    crowd.ages[:] = 0
    there, wanted = _take_from(crowd.people[cell], cell, 0, there, wanted, crowd.ages, pool, key, seed, draw)
    training = rules.training[cell]
    if training < 0:
        return
    for sat in range(2):
        for due in range(month, crowd.waiting.shape[2]):
            if wanted > 0 and crowd.waiting[training, sat, due] > 0:
                these, whose, before = crowd.trainees[training, sat, due], (2 * due + sat) << 16, wanted
                there, wanted = _take_from(these, cell, whose, there, wanted, crowd.ages, pool, key, seed, draw)
                crowd.waiting[training, sat, due] -= before - wanted


@part
def _take_from(these, cell, whose, there, wanted, ages, pool, key, seed, draw):  # type: ignore[no-untyped-def]
    for tenure in range(these.shape[0]):
        for age in range(these.shape[1]):
            number = these[tenure, age]
            if number > 0 and wanted > 0:
                place, _ = places(TAKEN, pool, cell, whose + (tenure << 8) + age, key, seed, draw)
                taken = hypergeometric(number, there - number, wanted, place)
                these[tenure, age] -= taken
                ages[age] += taken
                there, wanted = there - number, wanted - taken
    return there, wanted


@part
def _put(crowd, to, month, whose, key, what, rules, seed, draw):  # type: ignore[no-untyped-def]
    """Put `crowd.ages` into a cell, with no time in post: into its training if it is one, some of them later."""
    training, beyond = rules.training[to], crowd.waiting.shape[2] - 1
    for age in range(crowd.ages.shape[0]):
        number = crowd.ages[age]
        if number == 0:
            continue
        if training < 0:
            crowd.people[to, 0, age] += number
            continue
        place, _ = places(BEGINS, what, to, whose + age, key, seed, draw)
        late = binomial(number, rules.deferral[training], place)
        due = month + rules.months[training]
        for until, these in ((min(due, beyond), number - late), (min(due + rules.late[training], beyond), late)):
            crowd.trainees[training, 0, until, 0, age] += these
            crowd.waiting[training, 0, until] += these


@part
def enter(crowd, entering, entry, month, rules, flows, seed, draw):  # type: ignore[no-untyped-def]
    """Those of one entry come in."""
    count, shares, key = entering.number[entry], entering.share[entry], entering.key[entry]
    if count == 0:
        return
    crowd.entering[:] = 0
    divide(count, shares, entering.first_age[entry], entering.ages[entry], 0, key, crowd.entering, seed, draw)
    for cell in range(crowd.people.shape[0]):
        if shares[cell] > 0.0:
            for age in range(crowd.ages.shape[0]):
                crowd.ages[age] = crowd.entering[cell, 0, age]
                flows[rules.destination.shape[1], cell] += crowd.ages[age]
            _put(crowd, cell, month, 0, key, FROM_INTAKES, rules, seed, draw)
