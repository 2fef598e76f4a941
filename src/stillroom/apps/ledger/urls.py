"""Addresses of the ledger."""

from django.urls import path

from stillroom.apps.ledger.views.access import (
    access,
    decide_look_alike,
    end_role,
    grant_role,
    invite_someone,
    link_account,
)
from stillroom.apps.ledger.views.import_table import check_import, import_tables
from stillroom.apps.ledger.views.ledger import ledger
from stillroom.apps.ledger.views.sign_ins import sign_ins
from stillroom.apps.ledger.views.signatures import signatures
from stillroom.apps.ledger.views.statement import statement
from stillroom.apps.ledger.views.verification import verify

urlpatterns = [
    path("access/<uuid:organisation_id>/", access, name="access"),
    path("access/<uuid:organisation_id>/sign-ins/", sign_ins, name="sign_ins"),
    path("access/<uuid:organisation_id>/grant/", grant_role, name="grant_role"),
    path("access/<uuid:organisation_id>/invite/", invite_someone, name="invite_someone"),
    path("access/<uuid:organisation_id>/link/", link_account, name="link_account"),
    path("access/roles/<uuid:grant_id>/end/", end_role, name="end_role"),
    path("access/look-alikes/<uuid:look_alike_id>/", decide_look_alike, name="decide_look_alike"),
    path("import/", import_tables, name="import_tables"),
    path("import/check/", check_import, name="check_import"),
    path("statements/<uuid:statement_id>/", statement, name="statement"),
    path("ledger/<uuid:organisation_id>/", ledger, name="ledger"),
    path("ledger/<uuid:organisation_id>/verify/", verify, name="verify_ledger"),
    path("ledger/<uuid:organisation_id>/signatures/", signatures, name="signatures"),
]
