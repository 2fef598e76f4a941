"""Addresses of inspection packs."""

from django.urls import path

from stillroom.apps.readiness.views.inspection import inspect_person, inspect_unit, inspection

urlpatterns = [
    path("", inspection, name="inspection"),
    path("units/<uuid:unit_id>/", inspect_unit, name="inspect_unit"),
    path("people/<uuid:person_id>/", inspect_person, name="inspect_person"),
]
