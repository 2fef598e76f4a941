"""What a role asks at one unit: the national requirements and the unit's own, the stricter of each."""

import pytest

from stillroom.competence.context import Context
from stillroom.competence.overlay import Difference, variants, weakening
from stillroom.competence.requirement import Requirement, asked_at

NOWHERE = frozenset[str]()


def requirement(
    id_: str = "n", *, unit: str = "", code: str = "AS01", context: str = "", mandatory: bool = True, days: int = 90
) -> Requirement:
    return Requirement(id_, "operator", code, Context.parse(context), mandatory, days, unit)


def asked(*requirements: Requirement, unit: str = "here", has: frozenset[str] = NOWHERE) -> list[str]:
    return [
        f"{each.id} {'required' if each.mandatory else 'wanted'} {each.grace_days}"
        for each in asked_at(unit, has, requirements)
    ]


def test_a_units_own_is_asked_there_and_nowhere_else() -> None:
    own = requirement("own", unit="here", code="AS12")
    assert asked(requirement(), own) == ["n required 90", "own required 90"]
    assert asked(requirement(), own, unit="elsewhere") == ["n required 90"]


def test_beside_a_national_one_a_single_requirement_stands() -> None:
    assert asked(requirement(), requirement("own", unit="here", days=30)) == ["own required 30"]
    assert asked(requirement(mandatory=False), requirement("own", unit="here")) == ["own required 90"]


def test_in_another_context_both_stand() -> None:
    own = requirement("own", unit="here", context="equipment=isolator")
    assert asked(requirement(), own) == ["n required 90", "own required 90"]


@pytest.mark.parametrize("national_first", [True, False])
def test_a_national_one_made_stricter_later_is_not_weakened_by_the_units_own(national_first: bool) -> None:
    both = [requirement(days=10), requirement("own", unit="here", mandatory=False, days=60)]
    assert asked(*(both if national_first else reversed(both))) == ["own required 10"]


def test_a_facility_that_the_unit_lacks_asks_for_nothing() -> None:
    own = requirement("own", unit="here", context="facility=ms")
    assert asked(own) == []
    assert asked(own, has=frozenset({"ms"})) == ["own required 90"]


@pytest.mark.parametrize(
    ("own", "fields"),
    [
        (requirement(unit="here", days=91), ["grace_days"]),
        (requirement(unit="here", days=90), []),
        (requirement(unit="here", days=89), []),
        (requirement(unit="here", mandatory=False), ["mandatory"]),
        (requirement(unit="here", mandatory=False, days=91), ["mandatory", "grace_days"]),
    ],
)
def test_what_asks_less_is_refused_in_words(own: Requirement, fields: list[str]) -> None:
    found = weakening(own, requirement())
    assert [each.field for each in found] == fields
    assert all("AS01" in str(each) for each in found)


def test_what_is_only_wanted_nationally_may_be_required_or_stay_wanted() -> None:
    wanted = requirement(mandatory=False)
    assert weakening(requirement(unit="here"), wanted) == []
    assert weakening(requirement(unit="here", mandatory=False), wanted) == []


def test_units_that_change_nothing_are_one_variant() -> None:
    more = frozenset({Difference("asks", "AS12", "|required|90")})
    note = more | {Difference("notes", "AS01", "other gowns")}
    assert variants([]) == 0
    assert variants([frozenset(), frozenset()]) == 1
    assert variants([frozenset(), more, more, note]) == 3
