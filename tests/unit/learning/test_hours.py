"""Hours for observing, and hours of training."""

import pytest

from stillroom.competence.observer_capacity import ObserverLoad, by_free_capacity
from stillroom.competence.training_time import SessionState, summed


@pytest.mark.parametrize(
    ("hours", "each", "planned", "done", "free", "room"),
    [
        (2.0, 30, 0, 0, 120, True),
        (2.0, 30, 1, 2, 30, True),
        (2.0, 30, 2, 2, 0, False),
        (2.0, 30, 5, 5, 0, False),
        (0.5, 30, 0, 0, 30, True),
        (0.4, 30, 0, 0, 24, False),
        (0.0, 30, 0, 0, 0, False),
        (None, 30, 9, 9, None, True),
    ],
)
def test_what_is_left_of_a_month(
    hours: float | None, each: int, planned: int, done: int, free: int | None, room: bool
) -> None:
    load = ObserverLoad("tom", hours, each, planned, done)
    assert load.free_minutes == free
    assert load.has_room is room


def test_the_freest_first_then_those_who_have_not_said_then_those_without_room() -> None:
    loads = [
        ObserverLoad("full", 1, 60, 1),
        ObserverLoad("unsaid, busy", None, 30, 2),
        ObserverLoad("some", 1, 30),
        ObserverLoad("unsaid", None, 30),
        ObserverLoad("most", 5, 30),
    ]
    assert [load.person for load in by_free_capacity(loads)] == ["most", "some", "unsaid", "unsaid, busy", "full"]


def test_a_pulled_session_subtracts_its_hours_and_keeps_its_reason() -> None:
    total = summed(
        [
            (SessionState.DELIVERED, 60, ""),
            (SessionState.PULLED, 30, "service_demand"),
            (SessionState.PULLED, 15, "service_demand"),
            (SessionState.PULLED, 15, "trainer_not_free"),
            (SessionState.PLANNED, 45, ""),
        ]
    )
    assert (total.planned, total.delivered, total.pulled, total.open) == (165, 60, 60, 45)
    assert total.by_reason == {"service_demand": 45, "trainer_not_free": 15}
    assert total.share_pulled == 0.5


def test_nothing_decided_is_no_share_rather_than_zero() -> None:
    assert summed([(SessionState.PLANNED, 60, "")]).share_pulled is None
    assert summed([]).planned == 0
