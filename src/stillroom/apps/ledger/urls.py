"""Addresses of the ledger."""

from django.urls import path

from stillroom.apps.ledger.views.import_table import check_import, import_tables
from stillroom.apps.ledger.views.ledger import ledger
from stillroom.apps.ledger.views.signatures import signatures
from stillroom.apps.ledger.views.statement import statement
from stillroom.apps.ledger.views.verification import verify

urlpatterns = [
    path("import/", import_tables, name="import_tables"),
    path("import/check/", check_import, name="check_import"),
    path("statements/<uuid:statement_id>/", statement, name="statement"),
    path("ledger/<uuid:organisation_id>/", ledger, name="ledger"),
    path("ledger/<uuid:organisation_id>/verify/", verify, name="verify_ledger"),
    path("ledger/<uuid:organisation_id>/signatures/", signatures, name="signatures"),
]
