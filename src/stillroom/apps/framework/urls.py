"""Addresses of the frameworks: what is published, and what is being drafted."""

from django.urls import path

from stillroom.apps.framework.views.case_files import download_case, import_case_file
from stillroom.apps.framework.views.compare import compare_framework
from stillroom.apps.framework.views.draft_competency import (
    add_competency,
    edit_competency,
    edit_levels,
    place_competency,
)
from stillroom.apps.framework.views.drafts import (
    download_framework,
    draft_from_file,
    framework_draft,
    start_framework_draft,
)
from stillroom.apps.framework.views.external_framework import external_framework
from stillroom.apps.framework.views.frameworks import framework, frameworks
from stillroom.apps.framework.views.members import framework_members
from stillroom.apps.framework.views.overview import framework_overview
from stillroom.apps.framework.views.publish import approve_nationally, publish_framework, retire_framework
from stillroom.apps.framework.views.review import review_framework

urlpatterns = [
    path("", frameworks, name="frameworks"),
    path("<uuid:version_id>/", framework, name="framework"),
    path("<uuid:version_id>/compare/", compare_framework, name="compare_framework"),
    path("<uuid:version_id>/case/", download_case, name="download_case"),
    path("<uuid:version_id>/excel/", download_framework, name="download_framework"),
    path("<uuid:version_id>/national-approval/", approve_nationally, name="approve_nationally"),
    path("<uuid:version_id>/retire/", retire_framework, name="retire_framework"),
    path("all/<uuid:framework_id>/", framework_overview, name="framework_overview"),
    path("import/", import_case_file, name="import_case"),
    path("of-others/<uuid:framework_id>/", external_framework, name="external_framework"),
    path("drafts/start/", start_framework_draft, name="start_framework_draft"),
    path("drafts/<uuid:version_id>/", framework_draft, name="framework_draft"),
    path("drafts/<uuid:version_id>/add/", add_competency, name="add_competency"),
    path("drafts/<uuid:version_id>/file/", draft_from_file, name="draft_from_file"),
    path("drafts/<uuid:version_id>/people/", framework_members, name="framework_members"),
    path("drafts/<uuid:version_id>/publish/", publish_framework, name="publish_framework"),
    path("drafts/<uuid:version_id>/review/", review_framework, name="review_framework"),
    path("drafts/<uuid:version_id>/<uuid:competency_id>/", edit_competency, name="edit_competency"),
    path("drafts/<uuid:version_id>/<uuid:competency_id>/levels/", edit_levels, name="edit_levels"),
    path("drafts/<uuid:version_id>/<uuid:competency_id>/place/", place_competency, name="move_competency"),
]
