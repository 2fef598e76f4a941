"""Addresses of the home page, people and their plans."""

from django.urls import path

from stillroom.apps.plans.views.home import home
from stillroom.apps.plans.views.label import label
from stillroom.apps.plans.views.people import people
from stillroom.apps.plans.views.person import person
from stillroom.apps.plans.views.plan import plan

urlpatterns = [
    path("", home, name="home"),
    path("people/", people, name="people"),
    path("people/<uuid:person_id>/", person, name="person"),
    path("people/<uuid:person_id>/plan/", plan, name="plan"),
    path("people/<uuid:person_id>/label/", label, name="label"),
]
