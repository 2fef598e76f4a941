"""One value has one form, and one form has one value."""

import unicodedata
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from stillroom.apps.ledger.canonical import LARGEST, NotCanonical, decode, encode

texts = st.text().map(lambda text: unicodedata.normalize("NFC", text))
keys = st.text(st.characters(max_codepoint=127))
leaves = texts | st.integers(-LARGEST, LARGEST) | st.booleans()
values = st.recursive(leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4))
members = st.dictionaries(keys, values, max_size=8)


@given(members)
def test_what_is_written_is_read_again(value: dict[str, Any]) -> None:
    assert decode(encode(value)) == value


@given(members)
def test_the_order_of_the_members_does_not_matter(value: dict[str, Any]) -> None:
    assert encode(dict(reversed(value.items()))) == encode(value)


@given(members, st.data())
def test_a_changed_byte_is_another_value_or_no_value(value: dict[str, Any], data: st.DataObject) -> None:
    before = encode(value)
    place = data.draw(st.integers(0, len(before) - 1))
    after = before[:place] + data.draw(st.binary(max_size=2)) + before[place + 1 :]
    assume(after != before)
    try:
        changed = decode(after)
    except NotCanonical:
        return
    assert encode(changed) == after
    assert repr(changed) != repr(value)
