"""Whatever a document holds, the library that reads TOML reads the same back."""

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from stillroom.standards.toml_text import toml_text

plain = st.one_of(
    st.text(st.characters(blacklist_categories=("Cs",))),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.booleans(),
    st.dates(),
)
keys = st.text(st.characters(blacklist_categories=("Cs",)), max_size=8)
values = st.recursive(plain, lambda of: st.lists(of, max_size=3) | st.dictionaries(keys, of, max_size=3), max_leaves=12)


@given(st.dictionaries(keys, values, max_size=5))
def test_what_is_written_reads_back(document: dict[str, Any]) -> None:
    assert tomllib.loads(toml_text(document)) == document
