"""Addresses of work done behind the pages."""

from django.urls import path

from stillroom.apps.accounts.views.jobs import job, job_file

urlpatterns = [
    path("<uuid:job_id>/", job, name="job"),
    path("<uuid:job_id>/files/<uuid:file_id>/", job_file, name="job_file"),
]
