"""Who fills posts: of those in the pool's cells, the ones with the lowest scores, keyed by who she is and which posts.

So more posts take all those whom fewer take; and whoever is in the pool is as likely to be taken. Scores are spread
evenly, so that all but those below a cut, a little above what the quota needs, are passed over at once.
"""

import math

from numba import float64, int64, uint32, uint64

from stillroom.planning.projection.kernels.compiled import part, step
from stillroom.planning.projection.kernels.philox import philox

SCORES = uint32(3)
_SHIFT = uint64(32)
_MOST = 2.0**32 - 1.0


@part
def line_up(size, filling, month, posts, room):  # type: ignore[no-untyped-def]
    """Of each cell that a pool of this month has, put the people side by side, and who they are beside them."""
    people, cell, cells, opening, wanted = room.people, room.cell, room.cells, posts.outside.month, posts.wanted
    lined, ordinals, keys, position = room.lined, room.ordinals, room.keys, 0
    for at in range(cells.shape[0]):
        each, some = filling, False
        while each < len(opening) and opening[each] == month:
            some |= wanted[each, at]
            each += 1
        cells[at].wanted, cells[at].first, cells[at].begins, cells[at].ends = some, -1, position, position
        if some:
            position += cells[at].here
    for number in range(size):
        at = int64(cell[number])
        if at >= 0 and cells[at].wanted:
            position = cells[at].ends
            lined[position], ordinals[position], keys[position] = number, people[number].ordinal, people[number].key
            cells[at].ends = position + 1


@part
def choose(within, quota, key, room, seed, draw):  # type: ignore[no-untyped-def]
    """Note as chosen those of the cells `within` with the lowest scores, at most `quota`; returns how many."""
    scores, chosen, there = room.scores, room.chosen, int64(0)
    for at in within:
        there += int64(room.cells[at].here)
    quota = min(quota, there)
    if quota == 0:
        return quota
    cut, found = (quota + 4.0 * math.sqrt(float64(quota)) + 16.0) / there, int64(0)
    while found < quota:
        found = _below(uint32(min(cut, 1.0) * _MOST), within, key, room, seed, draw)
        cut *= 2.0
    _lowest_first(quota, found, scores, chosen)
    return quota


@part
def _below(cut, within, key, room, seed, draw):  # type: ignore[no-untyped-def]
    """Note those whose scores do not exceed a cut; returns how many."""
    cell, cells, chain, scores, chosen, high = room.cell, room.cells, room.chain, room.scores, room.chosen, room.high
    people, lined, ordinals, keys, found = room.people, room.lined, room.ordinals, room.keys, int64(0)
    for at in within:
        begins, ends = cells[at].begins, cells[at].ends
        _score(ordinals[begins:ends], keys[begins:ends], key, seed, draw, high[begins:ends])
        for each in range(begins, ends):
            if high[each] <= cut and cell[lined[each]] == at:
                found = _note(found, int64(lined[each]), cut, people, key, scores, chosen, seed, draw)
        number = int64(cells[at].first)
        while number >= 0:
            if cell[number] == at:
                found = _note(found, number, cut, people, key, scores, chosen, seed, draw)
            number = int64(chain[number])
    return found


@part
def _score(ordinals, keys, key, seed, draw, high):  # type: ignore[no-untyped-def]
    for each in range(high.shape[0]):
        high[each] = philox(ordinals[each], keys[each], key, SCORES ^ uint32(0), seed, draw)[0]


@step
def _note(found, number, cut, people, key, scores, chosen, seed, draw):  # type: ignore[no-untyped-def]
    person = people[number]
    a, b, _, _ = philox(person.ordinal, person.key, key, SCORES ^ uint32(0), seed, draw)
    scores[found], chosen[found] = (uint64(a) << _SHIFT) | uint64(b), number
    return found + int64(a <= cut)


@part
def _lowest_first(quota, found, scores, chosen):  # type: ignore[no-untyped-def]
    """Put the `quota` lowest of those found before the others, in no order (Hoare's selection)."""
    low, high, last = 0, found - 1, quota - 1
    while low < high:
        i, j, middle = low, high, scores[(low + high) >> 1]
        while i <= j:
            while scores[i] < middle:
                i += 1
            while scores[j] > middle:
                j -= 1
            if i <= j:
                scores[i], scores[j] = scores[j], scores[i]
                chosen[i], chosen[j] = chosen[j], chosen[i]
                i, j = i + 1, j - 1
        if last <= j:
            high = j
        elif last >= i:
            low = i
        else:
            return
