"""Addresses of assessing, signing and readiness."""

from django.urls import path

from stillroom.apps.readiness.views.as_at import as_at
from stillroom.apps.readiness.views.authorised import authorised
from stillroom.apps.readiness.views.board import board, units
from stillroom.apps.readiness.views.log_day import log_day
from stillroom.apps.readiness.views.logbook import countersign, log_for, log_own, logbook, unit_logbook
from stillroom.apps.readiness.views.look_backs import close_look_back, look_back, look_back_interval, look_back_list
from stillroom.apps.readiness.views.observation import assess, assess_person, observe
from stillroom.apps.readiness.views.procedures import confirm_sop, unit_sop, unit_sops
from stillroom.apps.readiness.views.proposed_effect import framework_effect
from stillroom.apps.readiness.views.result import result, results
from stillroom.apps.readiness.views.sign_off import sign_off, waiting
from stillroom.apps.readiness.views.signing_session import extend, open_session, who

urlpatterns = [
    path("look-backs/", look_back_list, name="look_backs"),
    path("look-backs/<uuid:statement_id>/", look_back, name="look_back"),
    path("look-backs/<uuid:statement_id>/interval.csv", look_back_interval, name="look_back_interval"),
    path("look-backs/<uuid:statement_id>/review/", close_look_back, name="close_look_back"),
    path("people/<uuid:person_id>/logbook/", logbook, name="logbook"),
    path("people/<uuid:person_id>/logbook/add/", log_own, name="log_own"),
    path("people/<uuid:person_id>/logbook/add-for/", log_for, name="log_for"),
    path("statements/<uuid:statement_id>/countersign/", countersign, name="countersign"),
    path("units/<uuid:unit_id>/logbook/", unit_logbook, name="unit_logbook"),
    path("units/<uuid:unit_id>/logbook/day/", log_day, name="log_day"),
    path("assess/", assess, name="assess"),
    path("assess/<uuid:person_id>/", assess_person, name="assess_person"),
    path("assess/<uuid:person_id>/<uuid:requirement_id>/", observe, name="observe"),
    path("frameworks/drafts/<uuid:version_id>/effect/", framework_effect, name="framework_effect"),
    path("results/", results, name="results"),
    path("results/<uuid:statement_id>/", result, name="result"),
    path("to-sign/", waiting, name="to_sign"),
    path("to-sign/<uuid:person_id>/<uuid:requirement_id>/", sign_off, name="sign_off"),
    path("signing-session/", who, name="signing_session"),
    path("signing-session/extend/", extend, name="extend_signing_session"),
    path("units/", units, name="units"),
    path("units/<uuid:unit_id>/", board, name="unit_board"),
    path("units/<uuid:unit_id>/share-tablet/", open_session, name="open_signing_session"),
    path("units/<uuid:unit_id>/as-at/", as_at, name="unit_as_at"),
    path("units/<uuid:unit_id>/authorised/", authorised, name="unit_authorised"),
    path("units/<uuid:unit_id>/procedures/", unit_sops, name="unit_sops"),
    path("units/<uuid:unit_id>/procedures/<uuid:sop_id>/", unit_sop, name="unit_sop"),
    path("people/<uuid:person_id>/procedures/<uuid:sop_id>/", confirm_sop, name="confirm_sop"),
]
