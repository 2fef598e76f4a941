"""What a move spares is measured, or it is not said."""

from datetime import date, timedelta

from stillroom.competence.transfer.saving import ENOUGH, Done, saving

START = date(2026, 1, 5)


def way(days: int) -> dict[str, Done]:
    """Gowning within `days`, then technique within as many again."""
    half, whole = START + timedelta(days=days), START + timedelta(days=2 * days)
    return {"gowning": Done(START, half, 4), "technique": Done(half, whole, 6)}


def test_the_whole_less_what_remains_person_by_person() -> None:
    people = [way(days) for days in (10, 20, 30, 40, 50)]
    found = saving(people, {"gowning", "technique"}, {"technique"}, seen_once=1)
    assert found is not None
    assert (found.people, found.days, found.whole_days) == (5, 30, 60)
    assert (found.observations, found.whole_observations) == (3, 10)


def test_with_fewer_than_five_who_did_it_whole_nothing_is_said() -> None:
    people = [way(10)] * (ENOUGH - 1) + [{"gowning": Done(START, START, 1)}]
    assert saving(people, {"gowning", "technique"}, set(), seen_once=0) is None


def test_where_everything_remains_nothing_is_spared() -> None:
    found = saving([way(10)] * ENOUGH, {"gowning", "technique"}, {"gowning", "technique"}, seen_once=0)
    assert found is not None
    assert (found.days, found.observations) == (0, 0)


def test_where_nothing_is_asked_nothing_is_said() -> None:
    assert saving([way(10)] * ENOUGH, set(), set(), seen_once=0) is None
