"""Careers of everybody, month by month, by a calendar: only those are looked at to whom something happens."""

from numba import int64

from stillroom.planning.projection.kernels.arriving import begin, enter
from stillroom.planning.projection.kernels.changes import recount, tell
from stillroom.planning.projection.kernels.compiled import kernel
from stillroom.planning.projection.kernels.filling import fill_posts
from stillroom.planning.projection.kernels.months import see_to
from stillroom.planning.projection.kernels.overload import feedback
from stillroom.planning.projection.kernels.posts import line_up


@kernel
def simulate(start, law, entrants, posts, trainers, room, told, seed, draw):  # type: ignore[no-untyped-def]
    """One draw; returns how many people were written down for it."""
    last, opening = told.people.shape[0] - 1, posts.outside.month
    size, entry, filling = begin(start, law, room, seed, draw), int64(0), int64(0)
    tell(int64(0), law, room, told)
    for month in range(1, last + 1):
        if trainers.step > 0 and (month - 1) % trainers.step == 0:
            feedback(month - 1, trainers, room.cells)
        see_to(month, law, room, told, seed, draw)
        if filling < len(opening) and opening[filling] == month:
            line_up(size, filling, month, posts, room)
        while filling < len(opening) and opening[filling] == month:
            size = fill_posts(size, filling, month, posts, law, room, told, seed, draw)
            filling += 1
        while entry < len(entrants.month) and entrants.month[entry] == month:
            size = enter(size, entry, entrants.numbers[entry], month, entrants, law, room, told, seed, draw)
            entry += 1
        if month % 12 == 0 and law.hundredths.shape[0] > 0:
            recount(size, month // 12, law, room)
        tell(month, law, room, told)
    return size
