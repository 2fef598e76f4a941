"""The generated pages of the documentation are those that the code would write now."""

from collections.abc import Callable
from pathlib import Path

import pytest

from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.presenters.reference import PAGES, REFUSED_WHEN, WHAT
from stillroom.competence.refusal import Rule
from stillroom.planning.costing.files.reference import costs_reference
from stillroom.planning.projection.runs.commissioning.reference import commissioning_reference
from stillroom.planning.projection.runs.reference import scenario_reference

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


GENERATED = {
    **PAGES,
    "scenario.md": scenario_reference,
    "commissioning.md": commissioning_reference,
    "costs.md": costs_reference,
}


@pytest.mark.parametrize(("name", "page"), GENERATED.items())
def test_it_is_up_to_date(name: str, page: Callable[[], str]) -> None:
    written = (REFERENCE / name).read_text("utf-8")
    assert written == page(), f"docs/reference/{name} is out of date. Run: stillroom docs"


def test_every_permission_and_every_rule_has_its_line() -> None:
    assert set(WHAT) == set(Permission)
    assert set(REFUSED_WHEN) == set(Rule)
