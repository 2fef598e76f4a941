"""A version of ours goes out as CASE and comes back as the very table, and is served in words others understand."""

import json
from uuid import UUID

import jsonschema

from stillroom.competence.level import Level
from stillroom.standards.case import package_bytes, read_package, write_package
from stillroom.standards.case.as_table import as_tables, framework_code, states_competencies
from stillroom.standards.case.competencies import Addresses, Stated, StatedVersion, as_package
from stillroom.standards.case.members import Link
from stillroom.standards.case.package import Package
from tests.vectors import needs_vectors, vector

AT = Addresses("https://stillroom.example/ims/case/v1p1")
ELSEWHERE = Link("00000000-0000-4000-8000-000000000077", "https://elsewhere.example/item", "Health and safety")
GOWNING = {
    "code": "AS01",
    "title": "Gowning",
    "group": "Entry",
    "skill": "Gowns; gloves",
    "scheme": "observation*3 consecutive",
    "validity_months": "12",
}
BROTH = {"code": "AS02", "title": "Broth", "scheme": "broth*1", "requires": "HS01; AS01", "critical": "yes"}
AGAIN = {"code": "AS03", "title": "Cleaning", "group": "Entry", "scheme": "observation*1"}
LEVELS = (Level(1, "Entry", "With guidance"), Level(3, "Advanced", ""))


def version(*cells: dict[str, str]) -> Package:
    competencies = tuple(
        Stated(UUID(int=number), each, LEVELS if each["code"] == "AS01" else ())
        for number, each in enumerate(cells, start=10)
    )
    stated = StatedVersion(
        id=UUID(int=1),
        framework="AS",
        title="Aseptic services",
        version="2026.1",
        creator="Stillroom at stillroom.example",
        adoption_status="Adopted",
        notes="Draft – not nationally approved",
        changed="2026-03-14T09:00:00Z",
        stated_at="2026-03-14T09:00:00Z",
        starts="2026-03-14",
        competencies=competencies,
        elsewhere={"HS01": ELSEWHERE},
    )
    return as_package(stated, AT)


def test_nothing_of_the_table_is_lost_nor_its_order() -> None:
    package = read_package(package_bytes(version(GOWNING, BROTH, AGAIN))).package
    table, levels = as_tables(package, "as.json")
    assert [dict(row.cells) for row in table.rows] == [GOWNING, BROTH, AGAIN]
    assert levels is not None
    assert [dict(row.cells) for row in levels.rows] == [
        {"code": "AS01", "level": "1", "title": "Entry", "descriptor": "With guidance"},
        {"code": "AS01", "level": "3", "title": "Advanced"},
    ]
    assert not table.problems
    assert not table.warnings
    assert states_competencies(package)
    assert framework_code(package) == "AS"


def test_others_read_a_competency_without_knowing_our_columns() -> None:
    package = version(GOWNING, BROTH)
    gowning = next(item for item in package.items if item.code == "AS01")
    assert gowning.identifier == str(UUID(int=10))
    assert gowning.uri == f"https://stillroom.example/ims/case/v1p1/CFItems/{UUID(int=10)}"
    assert gowning.statement == "Gowning: Gowns; gloves"
    assert {each.type: (each.origin.title, each.destination.title) for each in package.associations} == {
        "isChildOf": ("Broth", "Aseptic services"),
        "precedes": ("Gowning: Gowns; gloves", "Broth"),
    }
    assert ELSEWHERE in [each.origin for each in package.associations], "a code of another framework is linked to"


def test_identifiers_are_stable_and_each_its_own() -> None:
    once, again = version(GOWNING, BROTH, AGAIN), version(GOWNING, BROTH, AGAIN)
    assert once == again
    read_package(package_bytes(once))  # refuses an identifier that stands twice


@needs_vectors
def test_it_keeps_to_the_schema_of_case_1_1() -> None:
    schema = json.loads(vector("case/case-v1p1-cfpackage-schema.json"))
    checked = jsonschema.Draft201909Validator(schema, format_checker=jsonschema.FormatChecker())
    checked.validate(write_package(version(GOWNING, BROTH, AGAIN)))


def test_a_statement_edited_on_the_way_is_pointed_out_rather_than_dropped() -> None:
    written = write_package(version(GOWNING))
    written["CFItems"][-1]["fullStatement"] = "Gowning: gowns only"
    table, _ = as_tables(read_package(json.dumps(written).encode()).package, "as.json")
    assert [(problem.row, problem.field) for problem in table.problems] == [(1, "title")]


def test_items_without_a_scheme_are_left_out_with_a_warning() -> None:
    written = write_package(version(GOWNING, BROTH))
    del written["CFItems"][-1]["extensions"]
    table, _ = as_tables(read_package(json.dumps(written).encode()).package, "as.json")
    assert [row.cells["code"] for row in table.rows] == ["AS01"]
    assert "1 of its items have no scheme" in str(next(iter(table.warnings)))
