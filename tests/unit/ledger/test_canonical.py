"""The canonical bytes: the subset of RFC 8785 that statements use."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from stillroom.apps.ledger.canonical import LARGEST, NotCanonical, day, decode, encode, moment

ENCODED: list[tuple[dict[str, Any], str]] = [
    ({}, "{}"),
    ({"b": 2, "a": 1}, '{"a":1,"b":2}'),
    # RFC 8785 §3.2.2: what is escaped and how, what is not, and no space between.
    (
        {"string": '€$\u000f\nA\'B"\\\\"/', "literals": [True, False]},
        '{"literals":[true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    ),
    ({"text": "\b\t\n\f\r\x00\x1f\x7f"}, '{"text":"\\b\\t\\n\\f\\r\\u0000\\u001f\x7f"}'),
    # §3.2.3: sorted by code unit, so capitals, digits and signs before small letters; nested members too.
    ({"a": {"z": "", "B": ""}, "1": [], "_": {}, "A": ""}, '{"1":[],"A":"","_":{},"a":{"B":"","z":""}}'),
    ({"": "", "\r": "", "1": ""}, '{"":"","\\r":"","1":""}'),
    ({"line": "\u2028\u2029", "beyond": "😂"}, '{"beyond":"😂","line":"\u2028\u2029"}'),
    (
        {"largest": LARGEST, "smallest": -LARGEST, "zero": 0},
        '{"largest":9007199254740991,"smallest":-9007199254740991,"zero":0}',
    ),
    ({"name": "Siân Ó Cíobháin, 王"}, '{"name":"Siân Ó Cíobháin, 王"}'),
]


@pytest.mark.parametrize(("value", "text"), ENCODED)
def test_encoding_and_back(value: dict[str, Any], text: str) -> None:
    assert encode(value) == text.encode()
    assert decode(text.encode()) == value


REFUSED = {
    "a float": 1.5,
    "a whole float": 1.0,
    "not a number": float("nan"),
    "infinity": float("inf"),
    "nothing": None,
    "bytes": b"a",
    "a moment": datetime(2026, 3, 1, tzinfo=UTC),
    "a tuple, which would come back as a list": ("a",),
    "a set": {"a"},
    "an integer some readers would round": LARGEST + 1,
    "a small one too": -LARGEST - 1,
    "letters and accents apart": "e\u0301",
    "half a character": "\ud83d",
    "another half": "a\udc00",
    "a key with an accent": {"é": 1},
    "a key that is a number": {1: "a"},
    "a key that is nothing": {None: "a"},
}


@pytest.mark.parametrize("depth", [0, 1, 2])
@pytest.mark.parametrize("value", REFUSED.values(), ids=REFUSED)
def test_what_has_no_one_form_is_refused_at_any_depth(value: object, depth: int) -> None:
    for level in range(depth):
        value = [value] if level % 2 else {"inner": value}
    with pytest.raises(NotCanonical):
        encode({"value": value})


@pytest.mark.parametrize("key", ["é", 1, None, True, ("a",)])
def test_a_key_that_is_no_ascii_text_is_refused_at_the_top(key: Any) -> None:
    with pytest.raises(NotCanonical):
        encode({key: "value"})


def test_what_holds_itself_is_refused() -> None:
    value: dict[str, Any] = {}
    value["itself"] = value
    with pytest.raises(NotCanonical):
        encode(value)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"nothing",
        b"[]",
        b'"text"',
        b'{"a":1,}',
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a":1}\n',
        b'\xef\xbb\xbf{"a":1}',
        b'{"a":1.0}',
        b'{"a":1e2}',
        b'{"a":-0}',
        b'{"a":null}',
        b'{"a":NaN}',
        b'{"a":"\\u0041"}',
        b'{"a":"\\u000A"}',
        b'{"a":"\\/"}',
        b'{"a":"\xff"}',
        b'{"a":"\\ud83d"}',
        '{"a":"e\u0301"}'.encode(),
        b'{"a":' + b"[" * 100_000,
        b'{"a":9007199254740993}',
    ],
)
def test_bytes_in_another_form_are_refused(data: bytes) -> None:
    with pytest.raises(NotCanonical):
        decode(data)


def test_a_moment_is_utc_to_the_microsecond() -> None:
    assert moment(datetime(2026, 3, 1, 9, tzinfo=UTC)) == "2026-03-01T09:00:00.000000Z"
    assert moment(datetime(2026, 7, 1, 9, 0, 0, 7, timezone(timedelta(hours=1)))) == "2026-07-01T08:00:00.000007Z"
    assert moment(datetime(1, 1, 1, tzinfo=UTC)) == "0001-01-01T00:00:00.000000Z"
    assert day(date(2026, 3, 1)) == "2026-03-01"


def test_it_is_what_any_reader_of_json_reads() -> None:
    assert json.loads(encode({"text": "“quoted”", "n": 1})) == {"text": "“quoted”", "n": 1}
