"""A lever moved on the page of a scenario: from the request to the answer with its band."""

from itertools import count

from django.test import Client

from benchmarks.measured import Measured, medians
from benchmarks.sizes import Size
from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import RoleGrant
from stillroom.apps.people.services.grant_role import grant_role
from stillroom.apps.places.models import Organisation
from stillroom.apps.workforce.engine import shipped
from stillroom.apps.workforce.models import ProjectionRun
from stillroom.apps.workforce.selectors.scenarios import current_version
from stillroom.apps.workforce.services.keep_scenario import begin_scenario

TIMES = 21


def levers(size: Size) -> list[Measured]:
    """The shipped example: every law, ten years, monthly feedback of trainers' capacity. The same at every size."""
    place = Organisation.objects.create(ods_code="LEVERS", name="Levers", recorded_at=now())
    planner = User.objects.create_user("planner@example.nhs.uk")
    grant_role(user=planner, organisation=place, role=RoleGrant.Role.WORKFORCE_PLANNER, by=None)
    example = next(each for each in shipped() if each.code == "example")
    scenario = begin_scenario(
        organisation=place,
        title=example.title,
        text=example.text,
        files=example.files,
        copied_from=example.code,
        by=User.objects.get(id=planner.id),
    )
    ProjectionRun.objects.create(version=current_version(scenario), asked_at=now(), finished_at=now())
    client, leaving = Client(HTTP_HOST="localhost"), count(60)
    client.force_login(planner)

    def move() -> None:
        """Each time where it never stood, so that nothing is remembered."""
        asked = {"leaving": next(leaving), "places": 120}
        answer = client.get(f"/scenarios/{scenario.id}/what-if/", asked, headers={"HX-Request": "true"})
        if answer.status_code != 200 or b"places at 120%" not in answer.content:
            raise AssertionError("the lever did not answer")

    move()  # the first imports the engine and reads the scenario
    middle, slow, own = medians(move, TIMES)
    said = "the example, six levers, ten years"
    return [
        Measured("a lever answered, median", said, middle, "s", 0.2),
        Measured("  its own processor time, median", said, own, "s"),
        Measured("  19 of 20 within", said, slow, "s"),
    ]
