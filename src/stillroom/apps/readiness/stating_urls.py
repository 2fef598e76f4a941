"""Addresses of what can be stated about a person beyond assessing and signing off."""

from django.urls import path

from stillroom.apps.readiness.views.absence import change_absence, record_absence
from stillroom.apps.readiness.views.appointment import appoint
from stillroom.apps.readiness.views.clearance import clear
from stillroom.apps.readiness.views.exemption import exempt
from stillroom.apps.readiness.views.revocation import end, revoke
from stillroom.apps.readiness.views.self_assessment import self_assess
from stillroom.apps.readiness.views.state_about import state_about
from stillroom.apps.readiness.views.suspension import suspend

urlpatterns = [
    path("people/<uuid:person_id>/state/", state_about, name="state_about"),
    path("people/<uuid:person_id>/state/absence/", record_absence, name="record_absence"),
    path("people/<uuid:person_id>/state/appointment/", appoint, name="appoint"),
    path("people/<uuid:person_id>/state/clearance/", clear, name="clear"),
    path("people/<uuid:person_id>/state/exemption/", exempt, name="exempt"),
    path("people/<uuid:person_id>/state/self-assessment/", self_assess, name="self_assess"),
    path("people/<uuid:person_id>/state/suspension/", suspend, name="suspend"),
    path("statements/<uuid:statement_id>/last-day/", change_absence, name="change_absence"),
    path("statements/<uuid:statement_id>/end/", end, name="end_statement"),
    path("statements/<uuid:statement_id>/revoke/", revoke, name="revoke_statement"),
]
