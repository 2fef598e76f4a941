"""Addresses of what units add to what is national, and of the roles."""

from django.urls import path

from stillroom.apps.framework.views.overlay import (
    add_requirement,
    adopt,
    close_requirement,
    end_adoption_of,
    local,
    record_sop,
    withdraw_sop,
    write_note,
)
from stillroom.apps.framework.views.roles import local_variants, role, roles

urlpatterns = [
    path("roles/", roles, name="roles"),
    path("roles/local-variants/", local_variants, name="local_variants"),
    path("roles/<uuid:role_id>/", role, name="role"),
    path("units/<uuid:unit_id>/local/", local, name="unit_local"),
    path("units/<uuid:unit_id>/local/adopt/", adopt, name="adopt_role"),
    path("units/<uuid:unit_id>/local/adopt/<uuid:adoption_id>/end/", end_adoption_of, name="end_adoption"),
    path("units/<uuid:unit_id>/local/requirement/", add_requirement, name="add_local_requirement"),
    path(
        "units/<uuid:unit_id>/local/requirement/<uuid:requirement_id>/end/",
        close_requirement,
        name="close_local_requirement",
    ),
    path("units/<uuid:unit_id>/local/note/", write_note, name="write_local_note"),
    path("units/<uuid:unit_id>/local/sop/", record_sop, name="record_sop"),
    path("units/<uuid:unit_id>/local/sop/<uuid:sop_id>/withdraw/", withdraw_sop, name="withdraw_sop"),
]
