"""A plan between learner and reviewer: its state, who reviews it, goals, comments and history."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors.requirements import role_titles
from stillroom.apps.people.models import Person
from stillroom.apps.plans.forms.review import GoalForm, ReviewerForm
from stillroom.apps.plans.policy import may_change, sides_of
from stillroom.apps.plans.presenters.learning_plan import agreement
from stillroom.apps.plans.selectors.learning_plans import (
    comments_of,
    goal_of,
    goals_of,
    learning_plan,
    moves_of,
    ways_of,
)
from stillroom.apps.plans.selectors.people_to_name import people_to_name, person_to_name
from stillroom.apps.plans.selectors.plan import open_gaps_of
from stillroom.apps.plans.services.comment_on_plan import comment_on_plan
from stillroom.apps.plans.services.move_plan import move_plan
from stillroom.apps.plans.services.name_reviewer import name_reviewer
from stillroom.apps.plans.services.set_goal import reach_goal, set_goal
from stillroom.apps.plans.views.form_page import act, form_page
from stillroom.apps.plans.views.targets import hers
from stillroom.apps.readiness.views.targets import the_person
from stillroom.competence.plan_state import Side


@requires(Permission.VIEW_PERSON, the_person)
@require_safe
def agreement_page(request: HttpRequest, person: Person, plan_id: UUID) -> HttpResponse:
    plan, user = hers(learning_plan, person, plan_id), account(request)
    sides = sides_of(user, plan)
    context = agreement(plan, sides, ways_of(plan), moves_of(plan), comments_of(plan), role_titles()) | {
        "page_title": "Plan: review, goals and history",
        "person": person,
        "plan": plan,
        "goals": goals_of(plan),
        "open_gaps": open_gaps_of(plan, at=clock.now()),
        "may_change": may_change(user, plan),
        "is_learner": Side.LEARNER in sides,
        "may_comment": user.has_perm(Permission.EDIT_PLAN, person),
    }
    return render(request, "plans/learning_plan.jinja", context)


@requires(Permission.EDIT_PLAN, the_person)
@require_POST
def move(request: HttpRequest, person: Person, plan_id: UUID) -> HttpResponse:
    plan = hers(learning_plan, person, plan_id)

    def do() -> str:
        name, reason = request.POST.get("move", ""), request.POST.get("reason", "")
        moved = move_plan(plan=plan, name=name, reason=reason, by=account(request))
        return f"The plan is now: {moved.current_state.label.lower()}."

    act(request, do)
    return redirect("learning_plan", person_id=person.id, plan_id=plan.id)


@requires(Permission.EDIT_PLAN, the_person)
@require_POST
def comment(request: HttpRequest, person: Person, plan_id: UUID) -> HttpResponse:
    plan = hers(learning_plan, person, plan_id)

    def do() -> str:
        comment_on_plan(plan=plan, text=request.POST.get("text", ""), by=account(request))
        return "Your comment is added."

    act(request, do)
    return redirect("learning_plan", person_id=person.id, plan_id=plan.id)


@requires(Permission.EDIT_PLAN, the_person)
@require_http_methods(["GET", "HEAD", "POST"])
def reviewer(request: HttpRequest, person: Person, plan_id: UUID) -> HttpResponse:
    plan = hers(learning_plan, person, plan_id)
    initial = {"reviewer": str(plan.reviewer_id or ""), "review_on": plan.review_on}
    form = ReviewerForm(
        request.POST or None, people=people_to_name(person.organisation, but=plan.person), initial=initial
    )

    def save(cleaned: dict[str, Any]) -> str:
        named = person_to_name(person.organisation, cleaned["reviewer"])
        name_reviewer(plan=plan, reviewer=named, review_on=cleaned["review_on"], by=account(request))
        return f"{named.full_name} reviews the plan."

    return form_page(
        request,
        form,
        title="Who reviews the plan",
        caption=person.full_name,
        action="Save",
        back=("The plan", reverse("learning_plan", args=[person.id, plan.id])),
        save=save,
        said=("A line manager or a trainer. Nobody reviews their own plan.",),
    )


@requires(Permission.EDIT_PLAN, the_person)
@require_http_methods(["GET", "HEAD", "POST"])
def add_goal(request: HttpRequest, person: Person, plan_id: UUID) -> HttpResponse:
    plan = hers(learning_plan, person, plan_id)
    form = GoalForm(request.POST or None)

    def save(cleaned: dict[str, Any]) -> str:
        set_goal(plan=plan, text=cleaned["text"], by_day=cleaned["by_day"], by=account(request))
        return "Your goal is added."

    back = reverse("learning_plan", args=[person.id, plan.id])
    return form_page(request, form, title="Add a goal", action="Add the goal", back=("The plan", back), save=save)


@requires(Permission.EDIT_PLAN, the_person)
@require_POST
def goal_reached(request: HttpRequest, person: Person, goal_id: UUID) -> HttpResponse:
    goal = hers(goal_of, person, goal_id)

    def do() -> str:
        reach_goal(goal=goal, by=account(request))
        return "Well done. The goal is marked as reached."

    act(request, do)
    return redirect("learning_plan", person_id=person.id, plan_id=goal.plan_id)
