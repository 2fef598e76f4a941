"""Whatever a package holds goes out and comes back as it was; no bytes do more than be refused."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from stillroom.standards.case import CaseRefused, package_bytes, read_package

TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-1000, 1000) | TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=5,
)
NAMES = ("notes", "subject", "language", "statusStartDate", "licenseURI", "uri", "title", "sequenceNumber", "stray")
MEMBERS = st.dictionaries(st.sampled_from(NAMES) | TEXTS, VALUES, max_size=4)
KINDS = st.sampled_from(["precedes", "isRelatedTo", "ext:own", "made up"])


def part(number: int, **members: Any) -> dict[str, Any]:
    return {
        "identifier": f"00000000-0000-4000-8000-{number:012}",
        "lastChangeDateTime": "2026-03-14T09:00:00Z",
        **members,
    }


@st.composite
def packages(draw: Callable[[st.SearchStrategy[Any]], Any]) -> bytes:
    count = draw(st.integers(0, 3))
    items = [draw(MEMBERS) | part(number, fullStatement=draw(TEXTS)) for number in range(2, 2 + count)]
    ends = {"originNodeURI": {"identifier": "a", **draw(MEMBERS)}, "destinationNodeURI": {"uri": "b"}}
    associations = [draw(MEMBERS) | part(50, associationType=draw(KINDS), **ends)]
    document = draw(MEMBERS) | part(1, title=draw(TEXTS))
    found = {"CFDocument": document, "CFItems": items, "CFAssociations": associations}
    return json.dumps(found | {"extensions": draw(st.dictionaries(TEXTS, VALUES, max_size=2))}).encode()


@given(packages())
def test_export_import_export_is_identical(data: bytes) -> None:
    try:
        read = read_package(data).package
    except CaseRefused:
        return
    written = package_bytes(read)
    again = read_package(written).package
    assert again == read
    assert package_bytes(again) == written


@given(st.binary(max_size=200) | packages().map(lambda data: data[:-3]))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(CaseRefused):
        read_package(data)
