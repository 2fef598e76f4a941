"""Addresses of findings, trends and quality sampling."""

from django.urls import path

from stillroom.apps.improvement.views.close_finding import close_finding
from stillroom.apps.improvement.views.finding import evidence, finding, open_training, withdraw
from stillroom.apps.improvement.views.findings import findings, findings_everywhere
from stillroom.apps.improvement.views.record_finding import change, record
from stillroom.apps.improvement.views.sampling import draw, sample, sampling, sampling_settings
from stillroom.apps.improvement.views.trends import assessor_trends, person_trends, trends

urlpatterns = [
    path("organisations/<uuid:organisation_id>/findings/", findings, name="findings"),
    path("organisations/<uuid:organisation_id>/findings/all/", findings_everywhere, name="findings_everywhere"),
    path("units/<uuid:unit_id>/findings/record/", record, name="record_finding"),
    path("findings/<uuid:finding_id>/", finding, name="finding"),
    path("findings/<uuid:finding_id>/change/", change, name="change_finding"),
    path("findings/<uuid:finding_id>/training/", open_training, name="open_training"),
    path("findings/<uuid:finding_id>/asked/<uuid:assignment_id>/", withdraw, name="withdraw_assignment"),
    path("findings/<uuid:finding_id>/close/", close_finding, name="close_finding"),
    path("findings/<uuid:finding_id>/evidence/", evidence, name="finding_evidence"),
    path("organisations/<uuid:organisation_id>/trends/", trends, name="trends"),
    path("people/<uuid:person_id>/trends/", person_trends, name="person_trends"),
    path("people/<uuid:person_id>/assessing/", assessor_trends, name="assessor_trends"),
    path("organisations/<uuid:organisation_id>/sampling/", sampling, name="sampling"),
    path("organisations/<uuid:organisation_id>/sampling/plan/", sampling_settings, name="sampling_settings"),
    path("organisations/<uuid:organisation_id>/sampling/draw/", draw, name="draw_samples"),
    path("samples/<uuid:sample_id>/", sample, name="sample"),
]
