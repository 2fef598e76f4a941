"""Which PINs are too easy to guess, and that only the right one is right."""

import pytest

from stillroom.apps.accounts.pins import hash_pin, is_pin, why_weak


@pytest.mark.parametrize("pin", ["482915", "739164", "90817263", "991472", "482915736"])
def test_a_good_one(pin: str) -> None:
    assert why_weak(pin, shortest=6) == ""


@pytest.mark.parametrize(
    "pin",
    [
        *("", "48291", "4829157364829", "48a915", "４８２９１５"),
        *("111111", "112211", "123456", "765432", "890123", "121212", "123123"),
        *("140388", "880314", "031488", "14031988", "19880314"),
    ],
)
def test_a_weak_one(pin: str) -> None:
    assert why_weak(pin, shortest=6)


def test_a_longer_one_may_be_asked_for() -> None:
    assert why_weak("482915", shortest=8)


def test_only_the_right_one_is_right() -> None:
    hashed = hash_pin("482915")
    assert is_pin("482915", hashed)
    assert not is_pin("482916", hashed)
    assert not is_pin("482915", "")
    assert "482915" not in hashed
    assert hash_pin("482915") != hashed
