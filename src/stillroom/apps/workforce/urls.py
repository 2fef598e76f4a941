"""Addresses of the workforce: its picture, scenarios, commissioning and the cost of training."""

from django.urls import path

from stillroom.apps.workforce.views.commissioning import commissioning
from stillroom.apps.workforce.views.costing import training_cost
from stillroom.apps.workforce.views.picture import picture
from stillroom.apps.workforce.views.scenarios import scenarios
from stillroom.apps.workforce.views.unit_settings import unit_settings

urlpatterns = [
    path("organisations/<uuid:organisation_id>/workforce/", picture, name="workforce_picture"),
    path("organisations/<uuid:organisation_id>/workforce/units/", unit_settings, name="unit_settings"),
    path("organisations/<uuid:organisation_id>/workforce/scenarios/", scenarios, name="scenarios"),
    path("organisations/<uuid:organisation_id>/workforce/places/", commissioning, name="commissioning"),
    path("organisations/<uuid:organisation_id>/workforce/cost/", training_cost, name="training_cost"),
]
