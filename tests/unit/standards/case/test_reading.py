"""What real CASE files do is read; what cannot be true, or would hurt, is refused in words."""

import json
from typing import Any

import pytest

from stillroom.standards.case import CaseRefused, package_bytes, read_package, write_package
from stillroom.standards.case.tree import in_order
from tests.unit.standards.case.packages import MOMENT, association, data, document, identifier, item, link, package


def test_a_package_is_read_plain_and_wrapped() -> None:
    found = package(item(2, humanCodingScheme="A1"), associations=(association(3, 2, "isChildOf", 1),))
    plain, wrapped = read_package(data(found)), read_package(data({"CFPackage": found}))
    assert plain == wrapped
    assert plain.package.items[0].code == "A1"
    assert not plain.notes


def test_a_byte_order_mark_is_no_reason_to_refuse() -> None:
    assert read_package(b"\xef\xbb\xbf" + data(package())).package.document.title == "Aseptic services"


def test_version_1_0_is_read_and_1_1_written() -> None:
    found = package(item(2, notes=None), CFDefinitions=[], CFRubrics=None)
    found["CFDocument"] |= {"subject": "Pharmacy", "statusStartDate": "2026-01-01T00:00:00Z", "licenseURI": None}
    read = read_package(data(found)).package
    assert read.document.subject == ("Pharmacy",)
    assert read.document.extensions == {"statusStartDate": "2026-01-01T00:00:00Z"}, "not a day, and kept"
    written = write_package(read)
    assert written["CFDocument"]["caseVersion"] == "1.1"
    assert written["CFItems"][0].keys() == {"identifier", "uri", "fullStatement", "lastChangeDateTime"}


def test_what_case_has_no_member_for_is_kept_where_it_stood() -> None:
    stray = item(2, educationalLevel="06", extensions={"x": [1, {"y": 2.5}]}, humanCodingScheme=7)
    odd = association(3, 2, "inverted", 1)
    odd["destinationNodeURI"] = {"identifier": "not a uuid", "uri": "https://example.org", "more": True}
    read = read_package(data(package(stray, associations=(odd,), notes="of the package"))).package
    assert read.items[0].extensions == {"x": [1, {"y": 2.5}], "educationalLevel": "06", "humanCodingScheme": 7}
    assert read.associations[0].type == "ext:inverted"
    assert read.associations[0].extensions == {"destinationNodeURI": {"more": True}}
    assert read.extensions == {"notes": "of the package"}
    assert read_package(package_bytes(read)).package == read


def test_markup_stays_text() -> None:
    markup = "<script>alert(1)</script> | a | b |\n|---|---|"
    read = read_package(data(package(item(2, fullStatement=markup)))).package
    assert read.items[0].statement == markup
    assert json.loads(package_bytes(read))["CFItems"][0]["fullStatement"] == markup


def test_what_is_referred_to_but_missing_is_told_and_kept() -> None:
    reading = read_package(data(package(item(2), associations=(association(3, 2, "exactMatchOf", 99),))))
    assert len(reading.package.associations) == 1
    assert reading.notes == (f"1 association names what is not in the file. Kept as it is: {identifier(3)}.",)


def test_items_are_read_in_the_order_of_their_tree() -> None:
    read = read_package(
        data(
            package(
                *(item(number) for number in (2, 3, 4, 5)),
                associations=(
                    association(11, 5, "isChildOf", 3, sequenceNumber=2),
                    association(12, 4, "isChildOf", 3, sequenceNumber=1),
                    association(13, 3, "isChildOf", 1, sequenceNumber=1),
                    association(14, 2, "isChildOf", 1, sequenceNumber=2),
                    association(15, 4, "isChildOf", 2),
                ),
            )
        )
    ).package
    assert [(depth, each.statement) for depth, each in in_order(read)] == [
        (0, "Item 3"),
        (1, "Item 4"),
        (1, "Item 5"),
        (0, "Item 2"),
    ]


def test_rubrics_and_definitions_are_kept() -> None:
    level = {"identifier": identifier(22), "uri": "u", "lastChangeDateTime": MOMENT, "quality": "Entry", "score": 1}
    level["extensions"] = [{"a": 1}, {"b": 2}]
    criterion = {"identifier": identifier(21), "uri": "u", "lastChangeDateTime": MOMENT, "CFItemURI": link(2)}
    rubric = {"identifier": identifier(20), "uri": "u", "lastChangeDateTime": MOMENT}
    rubric["CFRubricCriteria"] = [{**criterion, "CFRubricCriterionLevels": [level]}]  # type: ignore[assignment]
    licence = {"identifier": identifier(30), "uri": "u", "title": "CC", "lastChangeDateTime": MOMENT}
    read = read_package(data(package(item(2), CFRubrics=[rubric], CFDefinitions={"CFLicenses": [licence]}))).package
    found = read.rubrics[0].criteria[0].levels[0]
    assert (found.quality, found.score, found.extensions) == ("Entry", 1, {"a": 1, "b": 2})
    assert read.definitions.licenses[0].title == "CC"
    assert read_package(package_bytes(read)).package == read


ring = (association(11, 2, "isChildOf", 3), association(12, 3, "isChildOf", 2))
nested: Any = []
for _ in range(80):
    nested = [nested]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (b"{", "not well-formed"),
        (b"[]", "no object"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"CFDocument": {}, "CFDocument": {}}', "the same name twice"),
        (data({"CFItems": []}), "no CFDocument"),
        (data({"CFDocument": document(title=None)}), "title is missing"),
        (data({"CFDocument": document(identifier="1")}), "identifier is not what CASE asks for"),
        (data({"CFDocument": document(lastChangeDateTime="yesterday")}), "lastChangeDateTime"),
        (data(package(item(2), item(2))), "stands twice"),
        (data(package(item(1))), "stands twice"),
        (data(package(item(2), item(3), associations=ring)), "stands under itself"),
        (data(package(item(2), associations=(association(9, 2, "isChildOf", 2),))), "stands under itself"),
        (data(package(item(2, extensions={"n": nested}))), "nested too deeply"),
        (data(package(item(2, extensions=[]))), "extensions is no object"),
        (data(package(item(2, stray=1, extensions={"stray": 2}))), "says “stray” twice"),
        (data(package(item(2, fullStatement=""), item(3, fullStatement="a\0b"))), "U+0000"),
        (data(package() | {"CFItems": {}}), "CFItems is no list"),
        (data(package(associations=(association(9, 2, " ", 1),))), "associationType is empty"),
        (b" " * (10 * 1024 * 1024 + 1), "larger than 10240 kilobytes"),
    ],
)
def test_what_cannot_be_true_is_refused_in_words(found: bytes, words: str) -> None:
    with pytest.raises(CaseRefused) as refused:
        read_package(found)
    assert words in refused.value.words


def test_a_chain_as_long_as_the_file_is_no_trouble() -> None:
    count = 5000
    chain = tuple(association(20_000 + n, n, "isChildOf", n - 1) for n in range(3, count))
    read = read_package(data(package(*(item(n) for n in range(2, count)), associations=chain))).package
    assert max(depth for depth, _ in in_order(read)) == count - 3
