"""What stands at the end of a month for expected numbers: the dates of cohorts, with shares in place of counts."""

from stillroom.planning.projection.kernels.compiled import part

NOBODY = 1e-9
"""So small a part of a person is not told apart."""


@part
def _put(crowd, training, sat, due, tenure, age, number):  # type: ignore[no-untyped-def]
    due = min(due, crowd.waiting.shape[2] - 1)
    crowd.trainees[training, sat, due, tenure, age] += number
    crowd.waiting[training, sat, due] += number


@part
def _delay(these, later, share):  # type: ignore[no-untyped-def]
    """Move a share to a later end; returns whether it was enough to be worth a row of its own."""
    moving = 0.0
    for tenure in range(these.shape[0]):
        for age in range(these.shape[1]):
            moving += share * these[tenure, age]
    if moving < NOBODY:
        return False
    for tenure in range(these.shape[0]):
        for age in range(these.shape[1]):
            later[tenure, age] += share * these[tenure, age]
            these[tenure, age] *= 1.0 - share
    return True


@part
def lose_a_month(crowd, month, rules):  # type: ignore[no-untyped-def]
    for training in range(crowd.waiting.shape[0]):
        share = rules.lost[rules.cell[training]]
        if share > 0.0:
            for due in range(crowd.waiting.shape[2] - 2, month - 1, -1):
                for sat in range(2):
                    if crowd.waiting[training, sat, due] > 0.0:
                        these, later = crowd.trainees[training, sat, due], crowd.trainees[training, sat, due + 1]
                        if _delay(these, later, share):
                            crowd.waiting[training, sat, due + 1] += 1.0


@part
def complete(crowd, month, rules, flows):  # type: ignore[no-untyped-def]
    outcomes, (tenures, ages) = rules.destination.shape[1], crowd.people.shape[1:]
    for training in range(crowd.waiting.shape[0]):
        cell, passes = rules.cell[training], rules.passes[training]
        for sat in range(2):
            if crowd.waiting[training, sat, month] <= 0.0:
                continue
            these = crowd.trainees[training, sat, month]
            for tenure in range(tenures):
                for age in range(ages):
                    number = these[tenure, age]
                    crowd.people[rules.into[training], 0, age] += number * passes
                    flows[outcomes + 1, cell] += number * passes
                    if sat == 1:
                        flows[outcomes + 2, cell] += number * (1.0 - passes)
                    elif number > 0.0 and passes < 1.0:
                        _put(crowd, training, 1, month + rules.resit[training], tenure, age, number * (1.0 - passes))
                    these[tenure, age] = 0.0
            crowd.waiting[training, sat, month] = 0.0


@part
def _older(these, ages):  # type: ignore[no-untyped-def]
    longest, oldest = these.shape[0] - 1, ages - 1
    for tenure in range(longest, -1, -1):
        for age in range(oldest, -1, -1):
            number = these[tenure, age]
            these[tenure, age] = 0.0
            these[min(tenure + 1, longest), min(age + 1, oldest)] += number


@part
def grow_older(crowd, ages):  # type: ignore[no-untyped-def]
    for cell in range(crowd.people.shape[0]):
        _older(crowd.people[cell], ages)
    for training in range(crowd.waiting.shape[0]):
        for sat in range(2):
            for due in range(crowd.waiting.shape[2]):
                if crowd.waiting[training, sat, due] > 0.0:
                    _older(crowd.trainees[training, sat, due], ages)


@part
def _begin(crowd, to, month, age, number, rules):  # type: ignore[no-untyped-def]
    """Somebody new in a cell: in its training if it is one, which some begin later."""
    training = rules.training[to]
    if training < 0:
        crowd.people[to, 0, age] += number
        return
    due, late = month + rules.months[training], number * rules.deferral[training]
    _put(crowd, training, 0, due, 0, age, number - late)
    if late > 0.0:
        _put(crowd, training, 0, due + rules.late[training], 0, age, late)


@part
def enter(crowd, entering, entry, month, rules, flows):  # type: ignore[no-untyped-def]
    number, ages = entering.number[entry], entering.ages[entry]
    if number <= 0.0:
        return
    for cell in range(crowd.people.shape[0]):
        here = number * entering.share[entry, cell]
        if here > 0.0:
            flows[rules.destination.shape[1], cell] += here
            for older in range(ages):
                age = min(entering.first_age[entry] + older, rules.rate.shape[3] - 1)
                _begin(crowd, cell, month, age, here / ages, rules)


@part
def _keep(these, share):  # type: ignore[no-untyped-def]
    for tenure in range(these.shape[0]):
        for age in range(these.shape[1]):
            these[tenure, age] *= share


@part
def _by_age(these, ages):  # type: ignore[no-untyped-def]
    for tenure in range(these.shape[0]):
        for age in range(these.shape[1]):
            ages[age] += these[tenure, age]


@part
def count(crowd, cell, rules):  # type: ignore[no-untyped-def]
    """Those of a cell by age, in `crowd.ages`; returns how many."""
    training, found = rules.training[cell], 0.0
    crowd.ages[:] = 0.0
    _by_age(crowd.people[cell], crowd.ages)
    if training >= 0:
        for sat in range(2):
            for due in range(crowd.waiting.shape[2]):
                if crowd.waiting[training, sat, due] > 0.0:
                    _by_age(crowd.trainees[training, sat, due], crowd.ages)
    for number in crowd.ages:
        found += number
    return found


@part
def fill(crowd, filling, month, posts, rules, flows, unfilled):  # type: ignore[no-untyped-def]
    """Each pool gives its share from everybody there alike, as far as it has people."""
    outcomes, ages = rules.destination.shape[1], crowd.people.shape[2]
    for pool in range(posts.pools[filling], posts.pools[filling + 1]):
        cells, there, wanted = posts.cells[posts.starts[pool] : posts.starts[pool + 1]], 0.0, posts.quota[pool]
        for cell in cells:
            there += count(crowd, cell, rules)
        unfilled[filling] += max(0.0, wanted - there)
        if there <= 0.0 or wanted <= 0.0:
            continue
        share = min(1.0, wanted / there)
        for cell in cells:
            training, to, taken = rules.training[cell], posts.into[filling, cell], share * count(crowd, cell, rules)
            flows[outcomes + 3, cell] += taken
            flows[outcomes + 4, to] += taken
            _keep(crowd.people[cell], 1.0 - share)
            if training >= 0:
                for sat in range(2):
                    for due in range(crowd.waiting.shape[2]):
                        if crowd.waiting[training, sat, due] > 0.0:
                            _keep(crowd.trainees[training, sat, due], 1.0 - share)
            for age in range(ages):
                if crowd.ages[age] > 0.0:
                    _begin(crowd, to, month, age, share * crowd.ages[age], rules)
    enter(crowd, posts.outside, filling, month, rules, flows)
