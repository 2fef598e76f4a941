"""Addresses of the skills passport."""

from django.urls import path

from stillroom.apps.passport.views.checking import verify
from stillroom.apps.passport.views.published import keys_document, status_list
from stillroom.standards.credentials.status_list import REVOCATION, SUSPENSION

urlpatterns = [
    path("verify/", verify, name="verify"),
    path("organisations/<uuid:organisation_id>/did.json", keys_document, name="keys_document"),
    path("status/<uuid:status_list_id>/revocation/", status_list, {"purpose": REVOCATION}, name="revocation_list"),
    path("status/<uuid:status_list_id>/suspension/", status_list, {"purpose": SUSPENSION}, name="suspension_list"),
]
