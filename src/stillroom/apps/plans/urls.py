"""Addresses of the home page, people and their plans."""

from django.urls import path

from stillroom.apps.plans.views import learning_plan, rule_records, rules, training, ways
from stillroom.apps.plans.views.background import background
from stillroom.apps.plans.views.earlier_training import earlier_training
from stillroom.apps.plans.views.home import home
from stillroom.apps.plans.views.label import label
from stillroom.apps.plans.views.people import people
from stillroom.apps.plans.views.person import person
from stillroom.apps.plans.views.plan import plan
from stillroom.apps.plans.views.reminders import calendar, calendar_feed, reminders
from stillroom.apps.plans.views.start_plan import start_plan
from stillroom.apps.plans.views.unit_plans import unit_plans, unit_training

A_PLAN = "people/<uuid:person_id>/plans/<uuid:plan_id>/"
RECORDS = "people/<uuid:person_id>/rules/records/"

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
    path("units/<uuid:unit_id>/plans/", unit_plans, name="unit_plans"),
    path("units/<uuid:unit_id>/training/", unit_training, name="unit_training"),
    path("due/", reminders, name="reminders"),
    path("calendar/", calendar, name="calendar"),
    path("calendar/<uuid:feed_id>/<str:token>/", calendar_feed, name="calendar_feed"),
    path("people/<uuid:person_id>/rules/", rules.person_rules, name="person_rules"),
    path(f"{RECORDS}enrolment/", rule_records.record_enrolment, name="record_enrolment"),
    path(f"{RECORDS}qualification/", rule_records.record_qualification, name="record_qualification"),
    path(f"{RECORDS}registration/", rule_records.record_registration, name="record_registration"),
    path(f"{RECORDS}supervisor/", rule_records.record_supervision, name="record_supervision"),
    path(f"{RECORDS}experience/", rule_records.propose_experience, name="propose_experience"),
    path(f"{RECORDS}<uuid:record_id>/", rule_records.change_record, name="change_record"),
    path("experience/", rules.experience_to_confirm, name="experience_to_confirm"),
    path("experience/<uuid:period_id>/confirm/", rule_records.confirm, name="confirm_experience"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<uuid:rule_id>/", rules.rule, name="rule"),
    path("units/<uuid:unit_id>/changes/", rules.rule_changes, name="rule_changes"),
]
