"""What a manager's home says of plans and training: what there is, and nothing of what there is not."""

import pytest

from stillroom.apps.plans.presenters.due import unit_learning_section


@pytest.mark.parametrize(
    ("waiting", "undecided", "finding"),
    [
        (0, 0, "No plans wait for review."),
        (1, 0, "1 plan waits for review."),
        (2, 1, "2 plans wait for review. 1 past session waits for somebody to say whether it took place."),
        (0, 3, "No plans wait for review. 3 past sessions wait for somebody to say whether they took place."),
    ],
)
def test_it_says_what_waits(waiting: int, undecided: int, finding: str) -> None:
    assert unit_learning_section([], {}, waiting, undecided)["finding"] == finding
