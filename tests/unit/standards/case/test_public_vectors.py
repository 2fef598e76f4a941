"""Frameworks that others published come in and go out again without loss, and what goes out keeps to the schema."""

import json

import jsonschema
import pytest

from stillroom.standards.case import package_bytes, read_package, write_package
from tests.vectors import needs_vectors, vector

pytestmark = needs_vectors
FRAMEWORKS = (
    "AdoptedTestFramework",
    "MarkdownFramework",
    "SmartLevelFramework",
    "Utf8TestFramework",
    "opensalt-framework",
)


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_a_round_trip_loses_nothing(name: str) -> None:
    data = vector(f"case/{name}.json")
    read = read_package(data).package
    assert read_package(package_bytes(read)).package == read
    found, written = json.loads(data), write_package(read)
    assert len(read.items) == len(found["CFItems"])
    for before, after in zip(found["CFItems"] + found["CFAssociations"], _parts(written), strict=True):
        kept = after.get("extensions", {}) | after
        assert {name: value for name, value in before.items() if value is not None}.items() <= kept.items()


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_what_goes_out_keeps_to_case_1_1(name: str) -> None:
    written = write_package(read_package(vector(f"case/{name}.json")).package)
    schema = json.loads(vector("case/case-v1p1-cfpackage-schema.json"))
    jsonschema.Draft201909Validator(schema).validate(written)


def test_a_real_file_refers_to_what_it_does_not_hold() -> None:
    assert "21 associations" in read_package(vector("case/opensalt-framework.json")).notes[0]


def _parts(written: dict[str, list[dict[str, object]]]) -> list[dict[str, object]]:
    return written["CFItems"] + written["CFAssociations"]
