"""The dated lists: why training is pulled, and where no qualification leads on."""

from datetime import date

import pytest

from stillroom.apps.plans.selectors.pulled_reasons import pulled_reasons
from stillroom.apps.plans.selectors.qualification_gaps import band_number, qualification_gaps

DAY = date(2026, 11, 22)


def test_a_reason_holds_from_its_first_day() -> None:
    assert "service_demand" in pulled_reasons(date(2026, 1, 1))
    assert "service_demand" not in pulled_reasons(date(2025, 12, 31))
    assert pulled_reasons().keys() >= pulled_reasons(DAY).keys()


def test_no_reason_asks_for_somebodys_health() -> None:
    words = " ".join(pulled_reasons().values()).lower()
    assert not any(word in words for word in ("sick", "ill", "health", "unwell"))


@pytest.mark.parametrize(
    ("group", "band", "role_bands", "said"),
    [
        ("pharmacy_support_worker", 3, (5,), True),
        ("pharmacy_support_worker", 4, (5, 6), True),
        ("science_manufacturing_technician_apprentice", 2, (7,), True),
        ("pharmacy_support_worker", 5, (6,), False),
        ("pharmacy_support_worker", 3, (4,), False),
        ("pharmacy_support_worker", 3, (4, 7), False),
        ("pharmacy_support_worker", 3, (), False),
        ("pharmacy_support_worker", None, (5,), False),
        ("pharmacy_technician", 4, (5,), False),
    ],
)
def test_where_no_qualification_leads_on(group: str, band: int | None, role_bands: tuple[int, ...], said: bool) -> None:
    """User story 4: the gap between level 3 and level 7 is said plainly (D1:2220-2226)."""
    found = qualification_gaps(group, band, role_bands, DAY)
    assert bool(found) is said
    assert all(gap.source == "D1:2220-2226" for gap in found)


@pytest.mark.parametrize(("text", "number"), [("3", 3), ("8a", 8), ("8d", 8), ("", None)])
def test_bands_as_numbers(text: str, number: int | None) -> None:
    assert band_number(text) == number
