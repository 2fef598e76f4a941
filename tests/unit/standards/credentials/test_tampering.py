"""Whatever is done to any one place of a good credential, it is no longer valid."""

import copy
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from stillroom.standards.credentials.trust import TrustList
from stillroom.standards.credentials.verification import Result, Verdict, verify
from tests.unit.standards.credentials.issuing import NOW, TRUST, document, signed, with_status
from tests.vectors import needs_vectors, vector

pytestmark = pytest.mark.unit
Path = tuple[str | int, ...]


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    """Every place in the document, the inner ones too."""
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield from places(item, (*path, key))


def spoilt(whole: dict[str, Any], path: Path, changes: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The document with that place gone, changed, and (where it is an object) grown."""
    for change in changes:
        found = copy.deepcopy(whole)
        holder: Any = found
        for step in path[:-1]:
            holder = holder[step]
        item = holder[path[-1]]
        if change == "gone":
            del holder[path[-1]]
        elif change == "changed":
            holder[path[-1]] = f"{item}x" if isinstance(item, str) else [item, item] if isinstance(item, dict) else "x"
        elif isinstance(item, dict):
            item["unforeseen"] = "x"
        else:
            continue
        yield found


def test_no_place_of_ours_can_be_touched() -> None:
    for whole in (signed(document()), signed(with_status())):
        for path in places(whole):
            for found in spoilt(whole, path, ("gone", "changed", "grown")):
                verdict = verify(json.dumps(found).encode(), trust=TRUST, at=NOW).verdict
                assert verdict is not Verdict.VALID, path


@needs_vectors
@pytest.mark.parametrize(
    ("name", "every"),
    [("ob30/simple.json", 1), ("ob30/complete.json", 17), ("ob30/endorsement-valid.json", 1), ("clr20/simple.json", 2)],
)
def test_no_place_of_what_others_issued_can_be_changed(name: str, every: int) -> None:
    """But the proofs of what a credential embeds: they are the embedded one's own, and nothing is read from it.

    Of the large ones every so many places are tried. What they say twice of one thing may be left out once: the
    graph that is signed stays the same.
    """
    whole = json.loads(vector(name))
    at = datetime(2026, 11, 22, tzinfo=UTC)
    tried = [path for path in places(whole) if "proof" not in path[1:] or path[0] == "proof"]
    for path in tried[::every]:
        for found in spoilt(whole, path, ("changed", "grown")):
            result = verify(json.dumps(found).encode(), trust=TrustList(), at=at)
            held = {each.verdict for each in result.held}
            assert result.checks[0].result is Result.FAILED or Verdict.INVALID in held, path
