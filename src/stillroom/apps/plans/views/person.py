"""A person's record."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.framework.selectors.requirements import role_titles
from stillroom.apps.ledger.presenters.statement import QUESTIONS
from stillroom.apps.ledger.presenters.words import Wording
from stillroom.apps.ledger.selectors.roles import person_in
from stillroom.apps.ledger.selectors.statements import texts_of
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.posts import posts_of
from stillroom.apps.places.selectors.units import details_by_unit
from stillroom.apps.plans.presenters.person import (
    person_facts,
    person_finding,
    person_posts,
    rules_finding,
    timeline_entries,
)
from stillroom.apps.plans.presenters.person_pages import person_pages
from stillroom.apps.plans.selectors.record import person_record
from stillroom.apps.readiness.selectors.board import boards_of_people
from stillroom.apps.readiness.selectors.names import competency_titles, names_of
from stillroom.apps.readiness.selectors.statement_rows import statement_rows
from stillroom.apps.readiness.views.in_this_unit import in_this_unit_context
from stillroom.apps.readiness.views.targets import the_person


@requires(Permission.VIEW_PERSON, the_person)
@require_safe
def person(request: HttpRequest, person: Person) -> HttpResponse:
    now = clock.now()
    whole = request.GET.get("record") == "whole"
    record = person_record(person, whole=whole)
    boards = boards_of_people([person.canonical_id], now)[person.canonical_id]
    roles, posts = role_titles(), list(posts_of(person))
    words = Wording(names_of(person.organisation), competency_titles())
    details = details_by_unit(units={post.unit_id for post in posts})
    wanted = {id_ for board in boards for item in board.items for id_ in item.because}
    flagged = {flag.statement for flag in record.flags}
    because = statement_rows(person.organisation, wanted | flagged)
    questions = [
        {
            "text": words.sentence(because[flag.statement]),
            "href": reverse("statement", args=[flag.statement]),
            "why": QUESTIONS[flag.why],
        }
        for flag in record.flags
        if flag.statement in because
    ]
    context = {
        "page_title": person.full_name,
        "person": person,
        "at": now,
        "finding": person_finding(person.full_name, boards, roles),
        "facts": person_facts(record.records, posts, roles),
        "posts": person_posts(
            boards, {id_: found.name for id_, found in details.items()}, roles, frameworks(), because, words
        ),
        "questions": questions,
        "rules": rules_finding(questions),
        "entries": timeline_entries(
            record.statements, texts_of(row.id for row in record.statements), words, record.read
        ),
        "shown": len(record.statements),
        "total": record.total,
        **in_this_unit_context(
            person,
            reader=person_in(account(request), person.organisation),
            only={item.competency for board in boards for item in board.items},
            at=now,
        ),
        "pages": person_pages(person, account(request).has_perm, "person"),
    }
    return render(request, "plans/person.jinja", context)
