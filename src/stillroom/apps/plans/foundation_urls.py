"""Addresses of foundation practice and mentoring."""

from django.urls import path

from stillroom.apps.plans.views.foundation import choose_mentor, foundation, mentoring, rate_as_mentor, rate_self

urlpatterns = [
    path("people/<uuid:person_id>/foundation/", foundation, name="foundation"),
    path("people/<uuid:person_id>/foundation/rate/", rate_self, name="rate_self"),
    path("people/<uuid:person_id>/foundation/mentor/", choose_mentor, name="name_mentor"),
    path("mentoring/<uuid:mentorship_id>/", mentoring, name="mentoring"),
    path("mentoring/<uuid:mentorship_id>/rate/", rate_as_mentor, name="rate_as_mentor"),
]
