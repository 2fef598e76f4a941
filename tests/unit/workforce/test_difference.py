"""What a comparison says of the difference in all."""

from stillroom.apps.workforce.engine import difference_words


def test_a_difference_known_as_asked_is_told_with_its_band() -> None:
    said = difference_words(100.0, 4.9, 50, reached=True)
    assert said == "100.0 more people at the end than the first, give or take 4.9, from 50 paired draws"


def test_one_that_is_not_says_so_and_what_to_do() -> None:
    said = difference_words(-2.0, 1.5, 400, reached=False)
    assert said.startswith("2.0 fewer people at the end than the first, give or take 1.5, from 400 paired draws. ")
    assert "not known to within 5% of the difference" in said
    assert "400 draws are the most that pages run" in said
    assert len(said) < 500


def test_no_difference_in_any_draw_is_known() -> None:
    assert difference_words(0.0, 0.0, 50, reached=True) == "No difference in people at the end, in any draw"
