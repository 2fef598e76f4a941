"""What befalls cohorts within a month, exactly as it would befall each of them in continuous time.

A binomial says to how many anything happens, others what. Of those who arrive in another cell, a few see something more
happen before the month is out: how many, again a binomial says; those few are followed one by one.
"""

import math

from stillroom.planning.projection.kernels.binomial import binomial
from stillroom.planning.projection.kernels.compiled import part
from stillroom.planning.projection.kernels.places import AGAIN, HAPPENS, KIND, TWICE, places

MONTH = 1.0 / 12.0


@part
def month_of(crowd, month, rules, flows, seed, draw):  # type: ignore[no-untyped-def]
    """Let month `month` befall everybody. `flows[outcome, cell]` gains what did."""
    row = min((month - 1) // 12, rules.total.shape[0] - 1)
    crowd.arriving[:] = 0
    _, tenures, ages = crowd.people.shape
    for cell in range(crowd.people.shape[0]):
        _befall(crowd.people[cell], cell, 0, month, row, rules.faster[cell], rules, crowd.arriving, flows, seed, draw)
    for training in range(crowd.waiting.shape[0]):
        cell = rules.cell[training]
        for due in range(month, crowd.waiting.shape[2]):
            for sat in range(2):
                if crowd.waiting[training, sat, due] > 0:
                    whose, these = ((2 * due + sat) << 16), crowd.trainees[training, sat, due]
                    gone = _befall(
                        these, cell, whose, month, row, rules.faster[cell], rules, crowd.arriving, flows, seed, draw
                    )
                    crowd.waiting[training, sat, due] -= gone
    for cell in range(crowd.people.shape[0]):
        for tenure in range(tenures):
            for age in range(ages):
                crowd.people[cell, tenure, age] += crowd.arriving[cell, tenure, age]


@part
def _befall(these, cell, whose, month, row, by, rules, arriving, flows, seed, draw):  # type: ignore[no-untyped-def]
    """Take out of `these[tenure, age]` those to whom something happens; returns how many."""
    gone = 0
    for tenure in range(these.shape[0]):
        group = rules.classes[tenure]
        for age in range(these.shape[1]):
            number, rate = these[tenure, age], by * rules.total[row, cell, group, age]
            if number == 0 or rate <= 0.0:
                continue
            key = whose + (tenure << 8) + age
            place, _ = places(HAPPENS, 0, cell, key, month, seed, draw)
            if place <= 1.0 - number * rate * MONTH:
                continue
            moving = binomial(number, -math.expm1(-rate * MONTH), place)
            if moving > 0:
                moving -= _split(moving, cell, key, tenure, age, month, row, rate, rules, arriving, flows, seed, draw)
                these[tenure, age] -= moving
                gone += moving
    return gone


@part
def _split(moving, cell, key, tenure, age, month, row, rate, rules, arriving, flows, seed, draw):  # type: ignore[no-untyped-def]
    """Say what befalls each of those to whom something does; returns for how many nothing could be found."""
    group, serial = rules.classes[tenure], 0
    rest = rules.total[row, cell, group, age]
    for outcome in range(rules.destination.shape[1]):
        one = rules.rate[row, cell, group, age, outcome]
        if one <= 0.0 or moving == 0:
            continue
        place, _ = places(KIND, outcome, cell, key, month, seed, draw)
        these = moving if one >= rest else binomial(moving, one / rest, place)
        moving, rest = moving - these, rest - one
        flows[outcome, cell] += these
        to = rules.destination[cell, outcome]
        if to < 0 or these == 0:
            continue
        there = tenure if rules.keeps[outcome] else 0
        following = rules.total[row, to, rules.classes[there], age]
        place, _ = places(AGAIN, outcome, cell, key, month, seed, draw)
        again = binomial(these, _chance_again(rate, following), place)
        arriving[to, there, age] += these - again
        for _ in range(again):
            _follow(rate, to, there, age, cell, key, month, serial, row, rules, arriving, flows, seed, draw)
            serial += 1
    return moving


@part
def _chance_again(rate, following):  # type: ignore[no-untyped-def]
    """The chance of a second event within the month, of those who had a first at a rate and go on at another."""
    if following <= 0.0:
        return 0.0
    z = (rate - following) * MONTH
    spread = 1.0 if abs(z) < 1e-12 else -math.expm1(-z) / z
    only_one = rate * MONTH * math.exp(-following * MONTH) * spread
    return max(0.0, 1.0 - only_one / -math.expm1(-rate * MONTH))


@part
def _follow(rate, at, tenure, age, cell, key, month, serial, row, rules, arriving, flows, seed, draw):  # type: ignore[no-untyped-def]
    """One of those to whom a second thing happens within the month, from the first on to its end."""
    when, what = month + (serial << 12), 0
    following, since = rules.total[row, at, rules.classes[tenure], age], 0.0
    while True:
        # The moment of the first: density falling with what is left of the month, thinned to the true one.
        place, level = places(TWICE, what, cell, key, when, seed, draw)
        what += 1
        since = MONTH * (1.0 - math.sqrt(1.0 - place))
        left = following * (MONTH - since)
        if level * left <= -math.expm1(-left) * math.exp(-rate * since):
            break
    place, level = places(TWICE, what, cell, key, when, seed, draw)
    since -= math.log1p(place * math.expm1(-following * (MONTH - since))) / following
    while True:
        group = rules.classes[tenure]
        outcome, reached = 0, rules.rate[row, at, group, age, 0]
        while level * following >= reached and outcome < rules.destination.shape[1] - 1:
            outcome += 1
            reached += rules.rate[row, at, group, age, outcome]
        flows[outcome, at] += 1
        at = rules.destination[at, outcome]
        if at < 0:
            return
        tenure = tenure if rules.keeps[outcome] else 0
        following = rules.total[row, at, rules.classes[tenure], age]
        what += 1
        place, level = places(TWICE, what, cell, key, when, seed, draw)
        if following > 0.0:
            since -= math.log(place) / following
        if following <= 0.0 or since >= MONTH:
            arriving[at, tenure, age] += 1
            return
