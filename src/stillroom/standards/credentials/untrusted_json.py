"""JSON from a stranger: bounded in size and depth, without the ambiguities that JSON allows."""

import json
import math
from typing import Any

from stillroom.standards.credentials.problem import CredentialRefused, Problem

MAX_BYTES = 256 * 1024
MAX_DEPTH = 64


def read_object(data: bytes, *, longest: int = MAX_BYTES, what: str = "credential") -> dict[str, Any]:
    """The object in `data`. Refuses a name that comes twice: two readers would take different values."""
    if len(data) > longest:
        raise CredentialRefused(
            Problem.TOO_LARGE, f"It is larger than {longest // 1024} kilobytes, which no {what} needs."
        )
    try:
        found = json.loads(data.decode("utf-8"), object_pairs_hook=_object, parse_constant=_no_constant)
    except RecursionError:
        raise _malformed("It is nested too deeply.") from None
    except (UnicodeDecodeError, ValueError):
        raise _malformed("It is not well-formed JSON.") from None
    if not isinstance(found, dict):
        raise CredentialRefused(Problem.NOT_A_CREDENTIAL, "It is JSON, but not a credential.")
    _check(found)
    return found


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _malformed("It gives the same name twice in one place.")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _check(value: Any) -> None:
    """Without recursion, so that no nesting can exhaust the stack."""
    waiting = [(value, 1)]
    while waiting:
        item, depth = waiting.pop()
        if isinstance(item, dict | list):
            if depth > MAX_DEPTH:
                raise _malformed("It is nested too deeply.")
            inner = [*item.keys(), *item.values()] if isinstance(item, dict) else item
            waiting.extend((each, depth + 1) for each in inner)
        elif isinstance(item, float) and not math.isfinite(item):
            raise _malformed("It holds a number that is not finite.")
        elif isinstance(item, str) and not _is_text(item):
            raise _malformed("It holds text that is not Unicode.")


def _is_text(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _malformed(words: str) -> CredentialRefused:
    return CredentialRefused(Problem.MALFORMED, words)
