"""The context a competence holds in: facility, equipment, product group, as `key=value` pairs."""

import re
from functools import lru_cache

_PAIR = re.compile(r"([a-z][a-z0-9_]*)\s*=\s*([A-Za-z0-9][A-Za-z0-9_.\- ]*)")


class Context(frozenset[tuple[str, str]]):
    """A set of (key, value) pairs with at most one value a key. The empty context names nothing."""

    __slots__ = ()

    @staticmethod
    def parse(text: str) -> "Context":
        """Read `facility=section10; equipment=isolator`. Raises ValueError naming the faulty part."""
        return _parse(text)

    def names(self, other: "Context") -> bool:
        """True when this context names every key of `other` with the same value."""
        return self >= other

    def compatible(self, other: "Context") -> bool:
        """True unless some key has one value here and another there."""
        if not self or not other or self is other:
            return True
        values = dict(self)
        return all(values.get(key, value) == value for key, value in other)

    def get(self, key: str) -> str | None:
        return next((value for name, value in self if name == key), None)

    def __str__(self) -> str:
        return "; ".join(f"{key}={value}" for key, value in sorted(self))


@lru_cache(maxsize=10_000)
def _parse(text: str) -> Context:
    pairs: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        match = _PAIR.fullmatch(part)
        if match is None:
            raise ValueError(f"“{part}” is not a key=value pair")
        key, value = match[1], match[2].strip()
        if pairs.setdefault(key, value) != value:
            raise ValueError(f"“{key}” has two values, {pairs[key]} and {value}")
    return Context(pairs.items())


ANY = Context()
