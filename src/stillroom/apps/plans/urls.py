"""Addresses of the home page, people and their plans."""

from django.urls import path

from stillroom.apps.plans.views import learning_plan, training, ways
from stillroom.apps.plans.views.background import background
from stillroom.apps.plans.views.earlier_training import earlier_training
from stillroom.apps.plans.views.home import home
from stillroom.apps.plans.views.label import label
from stillroom.apps.plans.views.people import people
from stillroom.apps.plans.views.person import person
from stillroom.apps.plans.views.plan import plan
from stillroom.apps.plans.views.start_plan import start_plan

A_PLAN = "people/<uuid:person_id>/plans/<uuid:plan_id>/"

urlpatterns = [
    path("", home, name="home"),
    path("people/", people, name="people"),
    path("people/<uuid:person_id>/", person, name="person"),
    path("people/<uuid:person_id>/label/", label, name="label"),
    path("people/<uuid:person_id>/plan/", plan, name="plan"),
    path("people/<uuid:person_id>/plan/start/", start_plan, name="start_plan"),
    path("people/<uuid:person_id>/background/", background, name="background"),
    path(A_PLAN, learning_plan.agreement_page, name="learning_plan"),
    path(f"{A_PLAN}move/", learning_plan.move, name="move_plan"),
    path(f"{A_PLAN}comment/", learning_plan.comment, name="comment_on_plan"),
    path(f"{A_PLAN}reviewer/", learning_plan.reviewer, name="plan_reviewer"),
    path(f"{A_PLAN}goal/", learning_plan.add_goal, name="add_goal"),
    path(f"{A_PLAN}way/", ways.choose_way, name="choose_way"),
    path(f"{A_PLAN}close-gap/", ways.close_gap, name="close_gap"),
    path(f"{A_PLAN}initial-training/", earlier_training, name="earlier_training"),
    path("people/<uuid:person_id>/goals/<uuid:goal_id>/reached/", learning_plan.goal_reached, name="goal_reached"),
    path("people/<uuid:person_id>/ways/<uuid:way_id>/end/", ways.end_way, name="end_way"),
    path("people/<uuid:person_id>/training/", training.training, name="training"),
    path("people/<uuid:person_id>/training/plan/", training.plan_session, name="plan_session"),
    path("people/<uuid:person_id>/training/<uuid:session_id>/", training.decide_session, name="decide_session"),
    path("people/<uuid:person_id>/observing-hours/", training.availability, name="availability"),
]
