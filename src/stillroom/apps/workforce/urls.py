"""Addresses of the workforce: its picture, scenarios, commissioning and the cost of training."""

from django.urls import path

from stillroom.apps.workforce.views.change_scenario import scenario_file, scenario_places
from stillroom.apps.workforce.views.commissioning import ask_for_places, commissioning, commissioning_answer
from stillroom.apps.workforce.views.compare import compare_scenarios, comparison, comparison_report
from stillroom.apps.workforce.views.costing import training_cost, training_cost_part
from stillroom.apps.workforce.views.explore import explore, keep_levers
from stillroom.apps.workforce.views.picture import picture
from stillroom.apps.workforce.views.scenario import run, run_manifest, run_report, run_workbook, scenario
from stillroom.apps.workforce.views.scenarios import copy_shipped, from_records, scenarios
from stillroom.apps.workforce.views.unit_settings import unit_settings

PLACE = "organisations/<uuid:organisation_id>/workforce/"
SCENARIO = "scenarios/<uuid:scenario_id>/"
RUN = "projections/<uuid:run_id>/"

urlpatterns = [
    path(PLACE, picture, name="workforce_picture"),
    path(f"{PLACE}units/", unit_settings, name="unit_settings"),
    path(f"{PLACE}scenarios/", scenarios, name="scenarios"),
    path(f"{PLACE}scenarios/copy/", copy_shipped, name="copy_shipped"),
    path(f"{PLACE}scenarios/from-records/", from_records, name="from_records"),
    path(f"{PLACE}scenarios/compare/", compare_scenarios, name="compare_scenarios"),
    path(f"{PLACE}places/", commissioning, name="commissioning"),
    path(f"{PLACE}cost/", training_cost, name="training_cost"),
    path(f"{PLACE}cost/figures/", training_cost_part, name="training_cost_part"),
    path(SCENARIO, scenario, name="scenario"),
    path(f"{SCENARIO}run/", run, name="run_scenario"),
    path(f"{SCENARIO}what-if/", explore, name="explore"),
    path(f"{SCENARIO}what-if/keep/", keep_levers, name="keep_levers"),
    path(f"{SCENARIO}training-places/", scenario_places, name="scenario_places"),
    path(f"{SCENARIO}file/", scenario_file, name="scenario_file"),
    path(f"{SCENARIO}places/", ask_for_places, name="ask_for_places"),
    path("commissioning/<uuid:commissioning_id>/", commissioning_answer, name="commissioning_answer"),
    path("comparisons/<uuid:comparison_id>/", comparison, name="comparison"),
    path("comparisons/<uuid:comparison_id>/report/", comparison_report, name="comparison_report"),
    path(f"{RUN}report/", run_report, name="run_report"),
    path(f"{RUN}workbook/", run_workbook, name="run_workbook"),
    path(f"{RUN}manifest/", run_manifest, name="run_manifest"),
]
