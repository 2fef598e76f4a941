"""Expected numbers between two dates: everybody into rows, through the chain, and back."""

from stillroom.planning.projection.kernels.chains import WIDTH, jumps, through
from stillroom.planning.projection.kernels.compiled import part


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
def flow(crowd, length, rules, chains):  # type: ignore[no-untyped-def]
    """Let everybody go through `length` of a year; `crowd.arriving[cell, tenure, age]` gains the years lived, times
    how much faster things happen.
    """
    for block in range(len(chains.ceiling)):
        if chains.ceiling[block] == 0.0:
            continue
        rows = _rows(crowd, block, chains, rules, False)
        most = jumps(chains.ceiling[block], length, chains.weights, chains.lengths)
        through(rows, block, most, rules.classes, chains)
        _rows(crowd, block, chains, rules, True)
        for row in range(rows):
            cell, begin = chains.cell[row], block * WIDTH
            faster = rules.faster[cell]
            for tenure in range(chains.lived.shape[1]):
                lived, occupied = chains.lived[row, tenure], crowd.arriving[cell, tenure]
                for i in range(WIDTH):
                    occupied[begin + i] += faster * lived[i]


@part
def tell_flows(year, occupied, rules, flows):  # type: ignore[no-untyped-def]
    """What the law did in a year: each outcome's rate times the years lived under it."""
    for cell in range(occupied.shape[0]):
        for tenure in range(occupied.shape[1]):
            for age in range(rules.rate.shape[3]):
                lived = occupied[cell, tenure, age]
                if lived != 0.0:
                    rates = rules.rate[year, cell, rules.classes[tenure], age]
                    for outcome in range(len(rates)):
                        flows[outcome, cell] += lived * rates[outcome]
