"""A scenario with what came of it, so that another organisation can be seen to find none of it."""

from dataclasses import dataclass

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.places.models import Organisation
from stillroom.apps.workforce.models import (
    Commissioning,
    ProjectionComparison,
    ProjectionRun,
    Scenario,
    ScenarioVersion,
)
from stillroom.apps.workforce.runs_folder import FILES, folder_of


@dataclass(frozen=True)
class Workforce:
    scenario: Scenario
    run: ProjectionRun
    comparison: ProjectionComparison
    commissioning: Commissioning


def make_workforce(organisation: Organisation, by: User) -> Workforce:
    scenario = Scenario.objects.create(organisation=organisation, title="Ours", recorded_at=now(), recorded_by=by)
    version = ScenarioVersion.objects.create(
        scenario=scenario, number=1, text="schema = 1", sha256="0" * 64, recorded_at=now(), recorded_by=by
    )
    told = {"asked_at": now(), "asked_by": by, "finished_at": now()}
    run = ProjectionRun.objects.create(version=version, **told)
    comparison = ProjectionComparison.objects.create(one=version, other=version, **told)
    for each in (run, comparison):
        folder_of(each.id).mkdir()
        for name in FILES:
            (folder_of(each.id) / name).write_text("{}")
    commissioning = Commissioning.objects.create(version=version, question="", **told)
    return Workforce(scenario, run, comparison, commissioning)
