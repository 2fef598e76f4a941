"""Posts and places are filled: by people of other cells, and from outside."""

from numba import int64, uint32

from stillroom.planning.projection.kernels.arriving import enter
from stillroom.planning.projection.kernels.calendar import put
from stillroom.planning.projection.kernels.changes import count, train
from stillroom.planning.projection.kernels.clock import look_up, read
from stillroom.planning.projection.kernels.compiled import part
from stillroom.planning.projection.kernels.philox import philox
from stillroom.planning.projection.kernels.posts import SCORES, choose


@part
def fill_posts(size, filling, month, posts, law, room, told, seed, draw):  # type: ignore[no-untyped-def]
    """Fill the posts of one filling, pool by pool, then from outside."""
    outside = posts.outside
    for pool in range(posts.pools[filling], posts.pools[filling + 1]):
        within = posts.cells[posts.starts[pool] : posts.starts[pool + 1]]
        taken = choose(within, posts.quota[pool], outside.key[filling], room, seed, draw)
        told.unfilled[filling] += posts.quota[pool] - taken
        size = _move(size, taken, filling, month, posts, law, room, told, seed, draw)
    before = size
    size = enter(size, filling, outside.numbers[filling], month, outside, law, room, told, seed, draw)
    for number in range(before, size):
        at = int64(room.cell[number])
        room.chain[number] = room.cells[at].first
        room.cells[at].first = number
    return size


@part
def _move(size, taken, filling, month, posts, law, room, told, seed, draw):  # type: ignore[no-untyped-def]
    """Those chosen fill posts, each with the clock that she has. Returns how many people are written down now.

    She is written down anew, since she stands in the calendar where she was; who is gone from there is passed over.
    """
    people, cell, cells, chain, flows = room.people, room.cell, room.cells, room.chain, told.flows
    pages, page, filled, free = room.calendar.pages, room.calendar.page, room.calendar.filled, room.calendar.free
    shape, total, classes, hundredths = law.shape, law.total, law.classes, law.hundredths
    outcomes, last, year = law.destination.shape[1], page.shape[0] - 1, (month - 1) // 12
    into, key, chosen = posts.into, posts.outside.key[filling], room.chosen
    for each in range(taken):
        number = int64(chosen[each])
        at = int64(cell[number])
        to = into[filling, at]
        flows[year, outcomes + 3, at] += 1
        flows[year, outcomes + 4, to] += 1
        people[size] = people[number]
        person = people[size]
        cell[number], cell[size] = -1, to
        if cells[at].months == 0:
            read(person, at, month, shape, total, classes)
        count(-1, person, at, year, cells, hundredths)
        person.began = month // 12
        count(1, person, to, year, cells, hundredths)
        _, _, late, _ = philox(person.ordinal, person.key, key, SCORES ^ uint32(0), seed, draw)
        train(person, to, month, late, cells)
        put(size, look_up(person, to, month, cells, last, shape, total, classes), pages, page, filled, free)
        chain[size] = cells[to].first
        cells[to].first = size
        size += 1
    return size
