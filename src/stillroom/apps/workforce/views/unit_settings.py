"""In which sector and region each unit lies."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.views.targets import the_organisation
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.units import units_of
from stillroom.apps.plans.views.form_page import form_page
from stillroom.apps.readiness.selectors.unit_names import unit_titles
from stillroom.apps.workforce.forms.unit_settings import UnitSettingsForm
from stillroom.apps.workforce.selectors.unit_settings import settings_by_unit
from stillroom.apps.workforce.services.set_unit_setting import set_unit_setting


@requires(Permission.PLAN_WORKFORCE, the_organisation)
@require_http_methods(["GET", "HEAD", "POST"])
def unit_settings(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    units = list(units_of(organisation))
    form = UnitSettingsForm(
        request.POST or None,
        units=units,
        titles=unit_titles(unit.id for unit in units),
        settings=settings_by_unit(organisation),
    )

    def save(_: dict[str, Any]) -> str:
        with transaction.atomic():
            for unit, sector, region in form.chosen():
                set_unit_setting(unit=unit, sector=sector, region=region, by=account(request))
        return "Saved. What was said before is kept with its dates."

    return form_page(
        request,
        form,
        title="Where the units lie",
        caption=organisation.name,
        action="Save",
        back=("The workforce now", reverse("workforce_picture", args=[organisation.id])),
        save=save,
        said=("Projections count people by sector and region. What is left open is shown as not recorded.",),
    )
