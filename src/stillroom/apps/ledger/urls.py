"""Addresses of the ledger."""

from django.urls import path

from stillroom.apps.ledger.views.ledger import ledger
from stillroom.apps.ledger.views.statement import statement

urlpatterns = [
    path("statements/<uuid:statement_id>/", statement, name="statement"),
    path("ledger/<uuid:organisation_id>/", ledger, name="ledger"),
]
