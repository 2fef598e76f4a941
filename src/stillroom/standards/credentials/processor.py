"""The JSON-LD processor, remembering what a context comes to.

Most of the work on a credential is not its own: each time a term brings a context along (as every type does), the
processor works that context out anew, and the table for writing back with it. Both depend on nothing but contexts, and
those are pinned. So each thread keeps what it has worked out. What is expanded or written back is the same, as a test
holds against the processor as it is published.
"""

import threading
from collections.abc import Callable
from typing import Any

from openbadgeslib.ob3._canon_guard import _processor_class
from pyld import jsonld

STANDARD = {"produceGeneralizedRdf": False}
MOST_KEPT, LONGEST_TERM = 2_000, 200

Published: Any = _processor_class(jsonld)
"""As the library guards it: with inverse contexts of its own, since those of pyld are shared by all threads."""


class Kept(dict[Any, Any]):
    """What was worked out. When there is too much of it, all of it goes: a few pinned contexts never come so far."""

    def __setitem__(self, key: Any, value: Any) -> None:
        if len(self) >= MOST_KEPT:
            self.clear()
        super().__setitem__(key, value)


class Settled(list[Any]):
    """An expanded document of which it is known that expanding it once more changes nothing."""


class Processor(Published):  # type: ignore[misc] # published without types
    """One for each thread."""

    def __init__(self) -> None:
        super().__init__()
        self._inverse = Kept()
        self._processed = Kept()
        self._resolved = Kept()
        self._iris = Kept()

    def options(self, loader: Callable[..., Any]) -> dict[str, Any]:
        return {"documentLoader": loader, "contextResolver": jsonld.ContextResolver(self._resolved, loader)}

    def expand(self, input_: Any, options: Any) -> Any:
        if isinstance(input_, Settled):
            return input_
        found = super().expand(input_, options)
        return Settled(found) if super().expand(found, options) == found else found

    def _expand_iri(
        self,
        active_ctx: Any,
        value: Any,
        base: Any = None,
        vocab: bool = False,
        local_ctx: Any = None,
        defined: Any = None,
    ) -> Any:
        is_term = vocab and base is None and not local_ctx and isinstance(value, str) and len(value) < LONGEST_TERM
        if not is_term or "_uuid" not in active_ctx:
            return super()._expand_iri(active_ctx, value, base, vocab, local_ctx, defined)
        key = (active_ctx["_uuid"], value)
        if key not in self._iris:
            self._iris[key] = super()._expand_iri(active_ctx, value, base, vocab, local_ctx, defined)
        return self._iris[key]

    def _process_context(
        self,
        active_ctx: Any,
        local_ctx: Any,
        options: Any,
        override_protected: bool = False,
        propagate: bool = True,
        validate_scoped: bool = True,
        cycles: Any = None,
    ) -> Any:
        def work() -> Any:
            return super(Processor, self)._process_context(
                active_ctx, local_ctx, options, override_protected, propagate, validate_scoped, cycles
            )

        # With `cycles` a context is tried while it is still being read, so that what it comes to is not its last.
        if cycles is not None or "_uuid" not in active_ctx:
            return work()
        named = tuple(local_ctx) if isinstance(local_ctx, list) else local_ctx
        is_named = all(isinstance(each, str) for each in (named if isinstance(named, tuple) else (named,)))
        key = (
            active_ctx["_uuid"],
            named if is_named else id(local_ctx),
            override_protected,
            propagate,
            validate_scoped,
            options["documentLoader"],
            options.get("base"),
            options.get("processingMode"),
        )
        found = self._processed.get(key)
        if found is None:
            # Keeping the context as well keeps its id from being given to another.
            found = self._processed[key] = (work(), local_ctx)
        return found[0]


_threads = threading.local()


def with_processor(work: Callable[[Processor], Any]) -> Any:
    """`work` with this thread's processor. After an exception nothing it had worked out is used again."""
    processor = getattr(_threads, "processor", None) or Processor()
    _threads.processor = None
    found = work(processor)
    _threads.processor = processor
    return found
