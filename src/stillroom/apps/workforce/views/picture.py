"""The workforce today: from the live records, and from aggregates that were imported."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.views.targets import the_organisation
from stillroom.apps.places.models import Organisation
from stillroom.apps.workforce.forms.picture import PictureFilter
from stillroom.apps.workforce.presenters.aggregates import aggregate_tables
from stillroom.apps.workforce.presenters.navigation import workforce_links
from stillroom.apps.workforce.presenters.opening import opening
from stillroom.apps.workforce.presenters.picture import breakdowns, gaps, picture_finding, turnovers
from stillroom.apps.workforce.presenters.training import training_finding, training_rows
from stillroom.apps.workforce.presenters.words import IN_POST, MEASURES
from stillroom.apps.workforce.selectors.aggregates import latest_aggregates
from stillroom.apps.workforce.selectors.in_training import in_training
from stillroom.apps.workforce.selectors.insufficient_data import insufficient_data
from stillroom.apps.workforce.selectors.live_workforce import live_picture
from stillroom.competence.days import day_of
from stillroom.ui.formats import day


@requires(Permission.PLAN_WORKFORCE, the_organisation)
@require_safe
def picture(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    today = day_of(clock.now())
    chosen = PictureFilter(request.GET.dict(), today=today)
    on, measure = chosen.chosen()
    found, trainees = live_picture(organisation, on), in_training(organisation, on)
    context = {
        "page_title": "The workforce now",
        "organisation": organisation,
        "links": workforce_links(organisation, "picture"),
        "filter": chosen,
        "action": reverse("workforce_picture", args=[organisation.id]),
        "opening": opening(
            base=day(on),
            measure=MEASURES[measure],
            scope=f"Everyone with a post at {organisation.name}, counted once, at the post they work most in",
            vacancy=IN_POST,
        ),
        "finding": picture_finding(found),
        "breakdowns": breakdowns(found, measure),
        "since": day(found.since),
        "turnovers": turnovers(found),
        "training_finding": training_finding(trainees),
        "training": training_rows(trainees),
        "gaps": gaps(found),
        "insufficient": insufficient_data(),
        "aggregates": aggregate_tables(latest_aggregates(organisation)),
        "wide": True,
    }
    return render(request, "workforce/picture.jinja", context)
