"""The same staff file twice changes nothing, and the order of its rows does not matter."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from stillroom.apps.people.models import LookAlike, Person, Post
from tests.integration.imports.tables import staff, units

DAYS = st.dates(date(2020, 1, 1), date(2027, 12, 31))
NAMES = st.text(st.characters(categories=["L"]), min_size=1, max_size=8)


@st.composite
def people(draw: st.DrawFn) -> list[dict[str, str]]:
    """Up to eight people with up to three posts each; managers only ever come earlier, so there is no ring."""
    rows: list[dict[str, str]] = []
    for number in range(draw(st.integers(1, 8))):
        person = {
            "employee_number": str(100 + number),
            "first_name": draw(NAMES),
            "email": draw(st.sampled_from(["", "one@example.org", "two@example.org"])),
            "date_of_birth": draw(st.sampled_from(["", "1990-01-01", "1991-01-01"])),
            "line_manager": str(draw(st.integers(99, 99 + number))),
        }
        for start in draw(st.lists(DAYS, min_size=1, max_size=3, unique=True)):
            end = draw(st.none() | st.integers(0, 900))
            rows.append(
                person
                | {
                    "unit": draw(st.sampled_from(["ASEP", "RADIO"])),
                    "start_date": start.isoformat(),
                    "end_date": "" if end is None else (start + timedelta(days=end)).isoformat(),
                    "fte": draw(st.sampled_from(["1", "0.5", "0.53333"])),
                }
            )
    return rows


def state() -> object:
    """What is stored now, without ids and moments."""
    posts = Post.objects.filter(replaced_at=None).values_list(
        "person__employee_number", "unit__code", "start_date", "end_date", "fte", "line_manager_number"
    )
    persons = Person.objects.values_list("employee_number", "first_name", "email", "private__date_of_birth")
    pairs = LookAlike.objects.values_list("person_a__employee_number", "person_b__employee_number", "why")
    return sorted(map(str, posts)), sorted(map(str, persons)), sorted(pairs)


class StaffFiles(TestCase):
    def setUp(self) -> None:
        units({}, {"unit": "RADIO", "facility": "radiopharmacy"})

    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(rows=people())
    def test_twice_is_once(self, rows: list[dict[str, str]]) -> None:
        first = staff(*rows)
        assert first.ok, list(first.problems)
        before = state(), Post.objects.count()
        again = staff(*rows)
        assert (again.summary, again.applied) == (f"0 new, {len(rows)} unchanged", False)
        assert (state(), Post.objects.count()) == before

    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(first=people(), second=people(), data=st.data())
    def test_the_order_of_rows_does_not_matter(
        self, first: list[dict[str, str]], second: list[dict[str, str]], data: st.DataObject
    ) -> None:
        staff(*first)
        planned = staff(*second, dry_run=True)
        shuffled = data.draw(st.permutations(second))
        assert staff(*shuffled, dry_run=True).counts == planned.counts
        staff(*shuffled)
        assert staff(*second).summary == f"0 new, {len(second)} unchanged"
