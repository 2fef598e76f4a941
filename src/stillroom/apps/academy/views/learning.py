"""The catalogue, one item of it, and completing it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.academy.forms.learning import CatalogueFilter, CompletionForm
from stillroom.apps.academy.models import LearningItem
from stillroom.apps.academy.presenters.catalogue import catalogue_finding, item_facts, item_task, sent_rows
from stillroom.apps.academy.selectors.catalogue import (
    current_version,
    learning_item,
    learning_items,
    unserved_competencies,
)
from stillroom.apps.academy.selectors.sent import completions_of, sent_to
from stillroom.apps.academy.services.complete_item import complete_item as complete
from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.visibility import people_of_user
from stillroom.apps.plans.views.form_page import form_page
from stillroom.apps.readiness.selectors.names import competency_titles
from stillroom.apps.readiness.views.targets import the_person
from stillroom.competence.days import day_of


@open_to_signed_in("the catalogue is the same for every organisation")
@require_safe
def items(request: HttpRequest) -> HttpResponse:
    titles = competency_titles()
    chosen = CatalogueFilter(
        request.GET or {}, competencies=[(code, f"{code} {title}") for code, title in sorted(titles.items())]
    )
    found = learning_items(**chosen.chosen())
    unserved = {} if any(chosen.chosen().values()) else unserved_competencies(found)
    context = {
        "page_title": "Learning items",
        "action": reverse("learning_items"),
        "filter": chosen,
        "finding": catalogue_finding(found, unserved),
        "tasks": [item_task(item) for item in found],
        "unserved": [f"{code} {title}" for code, title in unserved.items()],
    }
    return render(request, "academy/items.jinja", context)


@open_to_signed_in("the catalogue is the same for every organisation; who was sent is scoped to the reader")
@require_safe
def item(request: HttpRequest, item_id: UUID) -> HttpResponse:
    found, user = _item(item_id), account(request)
    own = people_of_user(user).first()
    latest = current_version(found)
    context = {
        "page_title": found.title,
        "item": found,
        "latest": latest if latest is None or latest.id != found.id else None,
        "current": latest is not None and latest.id == found.id,
        "withdrawn": latest is None,
        "facts": item_facts(found, competency_titles(), day_of(clock.now())),
        "sent": sent_rows(sent_to(found, seen_by=user)),
        "own": own,
        "completions": completions_of(own, found) if own else [],
    }
    return render(request, "academy/item.jinja", context)


@requires(Permission.EDIT_PLAN, the_person)
@require_http_methods(["GET", "HEAD", "POST"])
def complete_item(request: HttpRequest, person: Person, item_id: UUID) -> HttpResponse:
    found = _item(item_id)
    form = CompletionForm(request.POST or None, initial={"completed_on": day_of(clock.now())})

    def save(cleaned: dict[str, Any]) -> str:
        complete(
            item=found,
            person=person,
            completed_on=cleaned["completed_on"],
            reflection=cleaned["reflection"],
            by=account(request),
        )
        return f"Recorded: you completed “{found.title}”."

    return form_page(
        request,
        form,
        title="I have completed it",
        caption=found.title,
        action="Record",
        back=(found.title, reverse("learning_item", args=[found.id])),
        save=save,
        said=("This is no evidence of competence: a gap closes when somebody has seen it and signed.",),
    )


def _item(item_id: UUID) -> LearningItem:
    try:
        return learning_item(item_id)
    except LearningItem.DoesNotExist as error:
        raise Http404 from error
