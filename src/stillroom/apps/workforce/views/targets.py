"""Loads what a page is about, as far as the reader may know that it exists."""

from uuid import UUID

from django.http import HttpRequest

from stillroom.apps.accounts.acting import account
from stillroom.apps.workforce.models import Commissioning, ProjectionComparison, ProjectionRun, Scenario
from stillroom.apps.workforce.selectors.scenarios import (
    commissioning_visible_to,
    comparison_visible_to,
    run_visible_to,
    scenario_visible_to,
)


def the_scenario(request: HttpRequest, *, scenario_id: UUID) -> Scenario:
    return scenario_visible_to(account(request), scenario_id)


def the_run(request: HttpRequest, *, run_id: UUID) -> ProjectionRun:
    return run_visible_to(account(request), run_id)


def the_comparison(request: HttpRequest, *, comparison_id: UUID) -> ProjectionComparison:
    return comparison_visible_to(account(request), comparison_id)


def the_commissioning(request: HttpRequest, *, commissioning_id: UUID) -> Commissioning:
    return commissioning_visible_to(account(request), commissioning_id)
