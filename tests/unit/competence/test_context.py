"""A context is `key=value` pairs; empty means any."""

import pytest

from stillroom.competence.context import ANY, Context
from tests.unit.competence.story import table


@pytest.mark.parametrize(
    ("written", "canonical"),
    table(
        ("empty", "", ""),
        ("only a separator", " ; ", ""),
        ("one pair", "facility=section10", "facility=section10"),
        ("sorted by key", "facility=section10; equipment=isolator", "equipment=isolator; facility=section10"),
        (
            "spaces do not matter",
            "  equipment =isolator;facility= section10 ;",
            "equipment=isolator; facility=section10",
        ),
        ("the same pair twice", "equipment=isolator; equipment=isolator", "equipment=isolator"),
        ("a value of several words", "product=TPN bags", "product=TPN bags"),
    ),
)
def test_reads(written: str, canonical: str) -> None:
    assert str(Context.parse(written)) == canonical
    assert Context.parse(canonical) == Context.parse(written)


@pytest.mark.parametrize(
    ("written", "named"),
    table(
        ("no equals sign", "isolator", "isolator"),
        ("no value", "equipment=", "equipment="),
        ("no key", "=isolator", "=isolator"),
        ("two values for one key", "equipment=isolator; equipment=lafc", "isolator and lafc"),
    ),
)
def test_refuses_naming_the_part(written: str, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        Context.parse(written)


@pytest.mark.parametrize(
    ("mine", "asked", "names", "compatible"),
    table(
        ("the same", "equipment=isolator", "equipment=isolator", True, True),
        ("more keys than asked", "equipment=isolator; facility=ms", "equipment=isolator", True, True),
        ("fewer keys than asked", "equipment=isolator", "equipment=isolator; facility=ms", False, True),
        ("another value", "equipment=lafc", "equipment=isolator", False, False),
        (
            "one key agrees, one conflicts",
            "equipment=lafc; facility=ms",
            "equipment=isolator; facility=ms",
            False,
            False,
        ),
        ("no key in common", "facility=ms", "equipment=isolator", False, True),
        ("nothing is asked", "equipment=isolator", "", True, True),
        ("nothing is named, something asked", "", "equipment=isolator", False, True),
        ("nothing either way", "", "", True, True),
    ),
)
def test_names_every_key_asked(mine: str, asked: str, names: bool, compatible: bool) -> None:
    assert Context.parse(mine).names(Context.parse(asked)) is names
    assert Context.parse(mine).compatible(Context.parse(asked)) is compatible
    assert Context.parse(asked).compatible(Context.parse(mine)) is compatible


def test_gets_the_value_of_a_key() -> None:
    assert Context.parse("facility=ms").get("facility") == "ms"
    assert ANY.get("facility") is None
