"""Who enters with what is known by a key made from what it is: route, region, date. Other scenarios have the same.

There are 2³¹ keys, so two of some thousand names may by chance make the same one. Then the name that sorts first keeps
it, and the other takes the next that its own name makes and nobody has. All others keep theirs.
"""

import hashlib
from collections.abc import Iterable, Mapping
from itertools import count

SEPARATOR = "\x1f"


def named(*parts: object) -> str:
    """What a key is made from, in one."""
    return SEPARATOR.join(str(part) for part in parts)


def key(*parts: object) -> int:
    """1 to 2³¹ − 1, from the words: the same in every scenario and on every machine."""
    digest = hashlib.sha256(named(*parts).encode()).digest()
    return (int.from_bytes(digest[:4], "little") >> 1) or 1


def told_apart(names: Iterable[str]) -> Mapping[str, int]:
    """The key of each name, no two alike, in whatever order the names come."""
    found: dict[str, int] = {}
    taken: set[int] = set()
    late = []
    for name in sorted(set(names)):
        made = key(name)
        if made in taken:
            late.append(name)
        else:
            found[name] = made
            taken.add(made)
    for name in late:
        found[name] = next(made for number in count(1) if (made := key(name, number)) not in taken)
        taken.add(found[name])
    return found
