"""The colours of the tones, as the style sheet has them."""

import math
import re
from itertools import combinations
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from stillroom.ui.tones import SYMBOLS, Tone

CSS = Path(str(finders.find("ui/stillroom.css"))).read_text(encoding="utf-8")
RULE = re.compile(r'\.app-tone-(\w+) \{ --app-back: (#\w+); --app-front: (#\w+); --app-symbol: "(.)"; \}')
TONES = {name: (back, front, symbol) for name, back, front, symbol in RULE.findall(CSS)}
Colour = tuple[float, float, float]

# Machado, Oliveira and Fernandes (2009), severity 1, on linear light.
SEEN_BY = {
    "everyone": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}


def linear(colour: str) -> Colour:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return red, green, blue


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(light: Colour) -> Colour:
    """CIELAB with the D65 white."""
    red, green, blue = light
    xyz = (
        (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047,
        0.2126729 * red + 0.7151522 * green + 0.072175 * blue,
        (0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883,
    )
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: str, other: str, eyes: str) -> float:
    """CIE76 difference of two colours as those eyes see them; about 2.3 is just noticeable."""

    def seen(colour: str) -> Colour:
        light = linear(colour)
        red, green, blue = (
            min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in SEEN_BY[eyes]
        )
        return lab((red, green, blue))

    return math.dist(seen(one), seen(other))


def test_style_sheet_and_code_list_the_same_tones_and_symbols() -> None:
    assert {name: symbol for name, (_, _, symbol) in TONES.items()} == {str(t): s for t, s in SYMBOLS.items()}
    assert list(TONES) == [str(tone) for tone in Tone]


def test_no_two_tones_share_a_symbol() -> None:
    assert len(set(SYMBOLS.values())) == len(Tone)


@pytest.mark.parametrize("tone", Tone)
def test_a_symbol_stands_out_from_its_colour(tone: Tone) -> None:
    back, front, _ = TONES[tone]
    assert contrast(back, front) >= 4.5


@pytest.mark.parametrize("eyes", SEEN_BY)
def test_tones_stay_apart_for_all_eyes(eyes: str) -> None:
    near = {
        (one, other): round(difference(TONES[one][0], TONES[other][0], eyes), 1)
        for one, other in combinations(TONES, 2)
    }
    assert {pair: apart for pair, apart in near.items() if apart < 7} == {}


@pytest.mark.parametrize("eyes", SEEN_BY)
@pytest.mark.parametrize("may_not_work", [Tone.LAPSED, Tone.STOPPED, Tone.BLOCKED])
def test_who_may_not_work_is_never_taken_for_who_may(may_not_work: Tone, eyes: str) -> None:
    for may_work in (Tone.OK, Tone.DUE, Tone.SUPERVISED):
        assert difference(TONES[may_not_work][0], TONES[may_work][0], eyes) >= 35
