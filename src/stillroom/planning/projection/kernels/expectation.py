"""Expected numbers month by month: cohorts' dates with shares of people in place of whole numbers."""

from numba import int64

from stillroom.planning.projection.kernels.chains import WIDTH, jumps, lay_out, through
from stillroom.planning.projection.kernels.compiled import kernel, part
from stillroom.planning.projection.kernels.trainers import supervise


@part
def _copy(these, first, to, begin):  # type: ignore[no-untyped-def]
    """As many ages as there are in `to[tenure, age]`, out of `these` from `first` on, put from `begin` on."""
    for tenure in range(to.shape[0]):
        source, sink = these[tenure], to[tenure]
        for i in range(WIDTH):
            sink[begin + i] = source[first + i]


@part
def _rows(crowd, block, chains, rules, out):  # type: ignore[no-untyped-def]
    """Write a block of everybody's ages into rows, or, `out`, back from them; returns how many rows."""
    cells, begin = crowd.people.shape[0], block * WIDTH
    for cell in range(cells):
        if out:
            _copy(chains.there[cell], 0, crowd.people[cell], begin)
        else:
            _copy(crowd.people[cell], begin, chains.now[cell], 0)
            chains.cell[cell] = cell
    rows = cells
    for training in range(crowd.waiting.shape[0]):
        for sat in range(2):
            for due in range(crowd.waiting.shape[2]):
                if crowd.waiting[training, sat, due] > 0.0:
                    if out:
                        _copy(chains.there[rows], 0, crowd.trainees[training, sat, due], begin)
                    else:
                        _copy(crowd.trainees[training, sat, due], begin, chains.now[rows], 0)
                        chains.cell[rows] = rules.cell[training]
                    rows += 1
    return rows


@part
def _flow(crowd, length, rules, chains):  # type: ignore[no-untyped-def]
    """Let everybody go through `length` of a year; `crowd.arriving[cell, tenure, age]` gains the years lived, times
    how much faster things happen.
    """
    for block in range(len(chains.ceiling)):
        if chains.ceiling[block] == 0.0:
            continue
        rows = _rows(crowd, block, chains, rules, False)
        count = jumps(chains.ceiling[block], length, chains.weights, chains.lengths)
        through(rows, block, count, rules.classes, chains)
        _rows(crowd, block, chains, rules, True)
        for row in range(rows):
            cell, begin = chains.cell[row], block * WIDTH
            faster = rules.faster[cell]
            for tenure in range(chains.lived.shape[1]):
                lived, occupied = chains.lived[row, tenure], crowd.arriving[cell, tenure]
                for i in range(WIDTH):
                    occupied[begin + i] += faster * lived[i]


@part
def _tell_flows(year, occupied, rules, flows):  # type: ignore[no-untyped-def]
    """What the law did in a year: each outcome's rate times the years lived under it."""
    for cell in range(occupied.shape[0]):
        for tenure in range(occupied.shape[1]):
            for age in range(rules.rate.shape[3]):
                lived = occupied[cell, tenure, age]
                if lived != 0.0:
                    rates = rules.rate[year, cell, rules.classes[tenure], age]
                    for outcome in range(len(rates)):
                        flows[outcome, cell] += lived * rates[outcome]


@part
def _put(crowd, training, sat, due, tenure, age, number):  # type: ignore[no-untyped-def]
    due = min(due, crowd.waiting.shape[2] - 1)
    crowd.trainees[training, sat, due, tenure, age] += number
    crowd.waiting[training, sat, due] += number


@part
def _delay(these, later, share):  # type: ignore[no-untyped-def]
    for tenure in range(these.shape[0]):
        for age in range(these.shape[1]):
            later[tenure, age] += share * these[tenure, age]
            these[tenure, age] *= 1.0 - share


@part
def _lose_a_month(crowd, month, rules):  # type: ignore[no-untyped-def]
    for training in range(crowd.waiting.shape[0]):
        share = rules.lost[rules.cell[training]]
        if share > 0.0:
            for due in range(crowd.waiting.shape[2] - 2, month - 1, -1):
                for sat in range(2):
                    if crowd.waiting[training, sat, due] > 0.0:
                        _delay(crowd.trainees[training, sat, due], crowd.trainees[training, sat, due + 1], share)
                        crowd.waiting[training, sat, due + 1] += 1.0


@part
def _complete(crowd, month, rules, flows):  # type: ignore[no-untyped-def]
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
def _grow_older(crowd, ages):  # type: ignore[no-untyped-def]
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
def _enter(crowd, entering, entry, month, rules, flows):  # type: ignore[no-untyped-def]
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
def _count(crowd, cell, rules):  # type: ignore[no-untyped-def]
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
def _fill(crowd, filling, month, posts, rules, flows, unfilled):  # type: ignore[no-untyped-def]
    """Each pool gives its share from everybody there alike, as far as it has people."""
    outcomes, ages = rules.destination.shape[1], crowd.people.shape[2]
    for pool in range(posts.pools[filling], posts.pools[filling + 1]):
        cells, there, wanted = posts.cells[posts.starts[pool] : posts.starts[pool + 1]], 0.0, posts.quota[pool]
        for cell in cells:
            there += _count(crowd, cell, rules)
        unfilled[filling] += max(0.0, wanted - there)
        if there <= 0.0 or wanted <= 0.0:
            continue
        share = min(1.0, wanted / there)
        for cell in cells:
            training, to, taken = rules.training[cell], posts.into[filling, cell], share * _count(crowd, cell, rules)
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
    _enter(crowd, posts.outside, filling, month, rules, flows)


@part
def _tell(crowd, month, rules, people, fte):  # type: ignore[no-untyped-def]
    for cell in range(crowd.people.shape[0]):
        here, hours = _count(crowd, cell, rules), 0.0
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
            _flow(crowd, (end - month) / 12.0, rules, chains)
            month = end
            _lose_a_month(crowd, month, rules)
            if month % 12 == 0:
                _grow_older(crowd, rules.rate.shape[3])
            _complete(crowd, month, rules, flows[year])
            while filling < len(posts.outside.month) and posts.outside.month[filling] == month:
                _fill(crowd, filling, month, posts, rules, flows[year], unfilled)
                filling += 1
            while entry < len(entering.month) and entering.month[entry] == month:
                _enter(crowd, entering, entry, month, rules, flows[year])
                entry += 1
            if month % step == 0:
                _tell(crowd, month, rules, people, fte)
            elif trainers.step > 0 and month % trainers.step == 0:
                for cell in range(len(crowd.here)):
                    crowd.here[cell] = _count(crowd, cell, rules)
        _tell_flows(row, crowd.arriving, rules, flows[year])
