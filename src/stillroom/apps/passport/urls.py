"""Addresses of the skills passport."""

from django.urls import path

from stillroom.apps.passport.views.published import keys_document, status_list

urlpatterns = [
    path("organisations/<uuid:organisation_id>/did.json", keys_document, name="keys_document"),
    path("organisations/<uuid:organisation_id>/status/<int:number>/<str:purpose>/", status_list, name="status_list"),
]
