"""Begin a scenario from an organisation's own records."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.accounts.selectors.synthetic import synthetic_since
from stillroom.apps.places.models import Organisation
from stillroom.apps.workforce.from_records import PEOPLE, Asked, people_table, scenario_document
from stillroom.apps.workforce.models import Scenario
from stillroom.apps.workforce.selectors.in_training import in_training
from stillroom.apps.workforce.selectors.live_workforce import experience, live_picture
from stillroom.apps.workforce.services.keep_scenario import begin_scenario
from stillroom.competence.days import day_of
from stillroom.standards.toml_text import toml_text

YEARS_BACK = 5


@transaction.atomic
def start_from_records(*, organisation: Organisation, asked: Asked, by: User) -> Scenario:
    """Raises PermissionDenied, or ValidationError where there is nobody to begin with."""
    if not by.has_perm(Permission.PLAN_WORKFORCE, organisation):
        raise PermissionDenied
    today = day_of(now())
    people = live_picture(organisation, today).people
    if not people:
        raise ValidationError("Nobody is in post today, so there is nothing to project. Import the staff table first.")
    trainees = in_training(organisation, today)
    document = scenario_document(
        asked,
        people,
        experience(organisation, today, YEARS_BACK),
        owner=by.name or by.email,
        synthetic=synthetic_since() is not None,
        trainees=trainees,
    )
    return begin_scenario(
        organisation=organisation,
        title=asked.title,
        text=toml_text(document),
        files={PEOPLE: people_table(people, trainees, today)},
        changed="Begun from our records",
        by=by,
    )
