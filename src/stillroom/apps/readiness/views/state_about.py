"""What the reader may state about a person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.presenters.words import Wording
from stillroom.apps.ledger.selectors.names import competency_titles, names_of
from stillroom.apps.ledger.selectors.roles import person_in
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.presenters.state_about import revocable_rows, statable
from stillroom.apps.readiness.selectors.statable import standing_statements
from stillroom.apps.readiness.views.targets import the_person


@requires(Permission.VIEW_PERSON, the_person)
@require_safe
def state_about(request: HttpRequest, person: Person) -> HttpResponse:
    user, organisation = account(request), person.organisation
    acts = person_in(user, organisation) is not None

    def may(permission: Permission) -> bool:
        # An account without a record here states nothing, whatever its role.
        return acts and user.has_perm(permission, person)

    words = Wording(names_of(organisation), competency_titles())
    standing = standing_statements(person, clock.now())
    context = {
        "page_title": f"State something about {person.full_name}",
        "person": person,
        "statable": statable(person, may),
        "standing": revocable_rows(standing, words, may),
    }
    return render(request, "readiness/state_about.jinja", context)
