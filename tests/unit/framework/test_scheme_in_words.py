"""Schemes and texts as people read them."""

import pytest

from stillroom.apps.framework.presenters.points import Point, points
from stillroom.apps.framework.presenters.scheme_in_words import scheme_in_words
from stillroom.competence.scheme import Scheme


@pytest.mark.parametrize(
    ("scheme", "words"),
    [
        ("observation*3 consecutive", ["3 observed practices in a row"]),
        ("observation*1 consecutive", ["1 observed practice"]),
        ("knowledge*1; log_review*2", ["1 set of knowledge questions", "2 log reviews"]),
        ("broth*3 consecutive on_fail=suspend", ["3 operator broth tests in a row; a fail suspends the person"]),
        ("finger_dab*1 on_fail=review", ["1 set of finger dab plates; a fail is reviewed"]),
        ("microscopy_slide*1", ["1 microscopy slide"]),
    ],
)
def test_a_scheme_in_words(scheme: str, words: list[str]) -> None:
    assert scheme_in_words(Scheme.parse(scheme)) == words


def test_points_with_and_without_answers() -> None:
    assert points("Why? | because, since; How;") == [Point("Why?", "because, since"), Point("How")]
    assert points("Plain prose.") == [Point("Plain prose.")]
    assert points("") == []
