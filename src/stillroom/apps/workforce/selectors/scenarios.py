"""Scenarios, their versions and runs, as far as the reader may know of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from stillroom.apps.accounts.models import User
from stillroom.apps.people.selectors.visibility import organisations_visible_to
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.known import known
from stillroom.apps.workforce.models import (
    Commissioning,
    ProjectionComparison,
    ProjectionRun,
    Scenario,
    ScenarioVersion,
)

MOST_LISTED = 20


def scenario_visible_to(user: User, scenario_id: UUID) -> Scenario:
    """Raises Scenario.DoesNotExist."""
    found = Scenario.objects.filter(organisation__in=organisations_visible_to(user)).select_related("organisation")
    return found.get(id=scenario_id)


def run_visible_to(user: User, run_id: UUID) -> ProjectionRun:
    """Raises ProjectionRun.DoesNotExist."""
    rows = ProjectionRun.objects.filter(version__scenario__organisation__in=organisations_visible_to(user))
    return rows.select_related("version__scenario__organisation", "job").get(id=run_id)


def comparison_visible_to(user: User, comparison_id: UUID) -> ProjectionComparison:
    """Raises ProjectionComparison.DoesNotExist."""
    rows = ProjectionComparison.objects.filter(one__scenario__organisation__in=organisations_visible_to(user))
    return rows.select_related("one__scenario__organisation", "other__scenario", "job").get(id=comparison_id)


def comparisons_of(organisation: Organisation) -> Sequence[ProjectionComparison]:
    """The latest first."""
    rows = ProjectionComparison.objects.filter(one__scenario__organisation=organisation)
    return list(rows.select_related("one__scenario", "other__scenario", "job")[:MOST_LISTED])


def commissioning_visible_to(user: User, commissioning_id: UUID) -> Commissioning:
    """Raises Commissioning.DoesNotExist."""
    rows = Commissioning.objects.filter(version__scenario__organisation__in=organisations_visible_to(user))
    return rows.select_related("version__scenario__organisation", "job").get(id=commissioning_id)


def commissionings_of(organisation: Organisation) -> Sequence[Commissioning]:
    """The latest first."""
    rows = Commissioning.objects.filter(version__scenario__organisation=organisation)
    return list(rows.select_related("version__scenario", "job")[:MOST_LISTED])


def scenarios_of(organisation: Organisation) -> Sequence[Scenario]:
    return list(Scenario.objects.filter(organisation=organisation))


def current_version(scenario: Scenario) -> ScenarioVersion:
    return ScenarioVersion.objects.filter(known(), scenario=scenario).select_related("scenario__organisation").get()


def versions_of(scenario: Scenario) -> Sequence[ScenarioVersion]:
    """The newest first."""
    return list(ScenarioVersion.objects.filter(scenario=scenario).select_related("recorded_by").order_by("-number"))


def last_run(scenario: Scenario) -> ProjectionRun | None:
    """The latest that finished, of whichever version."""
    rows = ProjectionRun.objects.filter(version__scenario=scenario, finished_at__isnull=False)
    return rows.select_related("version__scenario__organisation", "job").first()


def run_under_way(scenario: Scenario) -> ProjectionRun | None:
    """The latest asked for, if it has not finished, or failed."""
    row = ProjectionRun.objects.filter(version__scenario=scenario).select_related("version", "job").first()
    return row if row is not None and row.finished_at is None else None


@dataclass(frozen=True, slots=True)
class Shelved:
    """A scenario of the library with how far its runs are."""

    scenario: Scenario
    version: ScenarioVersion
    last: ProjectionRun | None
    under_way: ProjectionRun | None


def library(organisation: Organisation) -> Sequence[Shelved]:
    """By title. Three queries, whatever the number."""
    versions = ScenarioVersion.objects.filter(known(), scenario__organisation=organisation)
    current = {each.scenario_id: each for each in versions.select_related("scenario").defer("text", "files")}
    last: dict[UUID, ProjectionRun] = {}
    newest: dict[UUID, ProjectionRun] = {}
    rows = ProjectionRun.objects.filter(version__scenario__organisation=organisation).defer("headline")
    for run in rows.select_related("version", "job").defer("version__text", "version__files"):
        newest.setdefault(run.version.scenario_id, run)
        if run.finished_at is not None:
            last.setdefault(run.version.scenario_id, run)
    return [
        Shelved(each, current[each.id], last.get(each.id), _unfinished(newest.get(each.id)))
        for each in scenarios_of(organisation)
    ]


def _unfinished(run: ProjectionRun | None) -> ProjectionRun | None:
    return run if run is not None and run.finished_at is None else None
