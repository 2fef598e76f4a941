"""The level that the ledger speaks for."""

import pytest

from stillroom.competence.assimilation import Shown, propose
from stillroom.competence.level import Level

FOUR = [Level(n, f"level {n}") for n in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("shown", "levels", "proposed"),
    [
        (Shown(), FOUR, None),
        (Shown(begun=True), FOUR, 1),
        (Shown(lapsed=True), FOUR, 1),
        (Shown(signed_off=True), FOUR, 2),
        (Shown(signed_off=True, assesses=True), FOUR, 3),
        (Shown(assesses=True), FOUR, None),
        (Shown(signed_off=True, assesses=True), FOUR[:1], 1),
        (Shown(signed_off=True), [], None),
    ],
)
def test_the_proposal(shown: Shown, levels: list[Level], proposed: int | None) -> None:
    found = propose(levels, shown)
    assert found.level == proposed
    assert found.because
