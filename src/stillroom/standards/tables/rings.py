"""Rows that refer to each other in a ring: managers of managers, competencies that require each other."""

from collections.abc import Iterable, Mapping, Set


def rings(references: Mapping[str, Set[str]]) -> Iterable[list[str]]:
    """At least one ring of every set of names that lead back to themselves, each beginning with its smallest name.

    `references`: name → the names it refers to. Walks without recursion, since a chain may be as long as the file.
    """
    done: set[str] = set()
    for start in sorted(references):
        path: list[str] = []
        on_path: dict[str, int] = {}
        stack: list[tuple[str, bool]] = [(start, False)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                done.add(node)
                del on_path[path.pop()]
            elif node in on_path:
                yield _from_smallest(path[on_path[node] :])
            elif node not in done:
                on_path[node] = len(path)
                path.append(node)
                stack.append((node, True))
                stack.extend((other, False) for other in sorted(references.get(node, ()), reverse=True))


def _from_smallest(ring: list[str]) -> list[str]:
    first = ring.index(min(ring))
    return ring[first:] + ring[:first]
