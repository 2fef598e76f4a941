"""What planners do with training places, through the engine."""

import pytest

from stillroom.apps.workforce import engine
from stillroom.apps.workforce.levers import Levers, PlaceKey, PlacesStarting, places_to_come, set_places
from stillroom.standards.toml_text import toml_text
from tests.integration.workforce.small import SMALL


@pytest.mark.parametrize("about", ["events = 30\nexposure = 4", "count = 9\nof = 10", "low = 2\nhigh = 40"])
def test_moving_places_changes_nobody_who_has_begun(about: str) -> None:
    """Begun numbers are those of the engine, counted or judged alike."""
    text = SMALL.replace("number = 8", 'number = "places"').replace("from = 2026", "from = 2025")
    text += f"\n[parameters.places]\n{about}\n"
    found = engine.answer(text, {}, Levers(places=0))
    assert found.before["trainees"][0]
    assert found.after["trainees"][0] == found.before["trainees"][0]


class TestOfAScenarioThatExtendsAShippedOne:
    TEXT = 'extends = "example"\ntitle = "Ours"\n'

    @pytest.mark.parametrize("by", [3, -3])
    def test_more_and_fewer_are_kept_beside_what_it_extends(self, by: int) -> None:
        first = next(each for each in _to_come(self.TEXT) if not isinstance(each.number, str) and each.number > 3)
        text = _set(self.TEXT, first.key, float(first.number) + by)
        assert 'extends = "example"' in text
        assert engine.check(text, {}) == []
        assert _sum(text) == _sum(self.TEXT) + by

    def test_changed_again(self) -> None:
        """Fewer, then more: none that was taken away comes back."""
        first = next(each for each in _to_come(self.TEXT) if not isinstance(each.number, str) and each.number > 3)
        fewer = _set(self.TEXT, first.key, 1)
        beside = next(each for each in _to_come(fewer) if each.name.endswith(f"{first.region} {first.year}: 1"))
        more = _set(fewer, beside.key, 5)
        assert engine.check(more, {}) == []
        assert _sum(more) == _sum(fewer) + 4

    def test_it_expects_what_the_whole_document_does(self) -> None:
        first = next(each for each in _to_come(self.TEXT) if not isinstance(each.number, str) and each.number > 3)
        text = _set(self.TEXT, first.key, 1)
        document, files = engine.document_of(self.TEXT, {})
        whole = toml_text(set_places(document, {first.key: 1}))
        ours, plain = (engine.answer(each, kept, Levers()) for each, kept in ((text, {}), (whole, files)))
        assert ours.after["headcount"] == pytest.approx(plain.after["headcount"])


def _to_come(text: str) -> list[PlacesStarting]:
    return places_to_come(engine.tables_of(text, {}))


def _set(text: str, key: PlaceKey, number: float) -> str:
    return engine.with_places(text, set_places(engine.tables_of(text, {}), {key: number})["places"])


def _sum(text: str) -> float:
    return sum(float(each.number) for each in _to_come(text))
