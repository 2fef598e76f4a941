"""One statement, in plain words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.presenters.statement import statement_page, ways_on
from stillroom.apps.ledger.presenters.words import Wording
from stillroom.apps.ledger.selectors.names import competency_titles, names_of
from stillroom.apps.ledger.selectors.one_statement import in_full
from stillroom.apps.ledger.views.targets import the_statement


@requires(Permission.VIEW_LEDGER, the_statement)
@require_safe
def statement(request: HttpRequest, row: Statement) -> HttpResponse:
    user = account(request)
    words = Wording(names_of(row.organisation), competency_titles())
    found = in_full(row)
    page = statement_page(found, words, may_open=lambda each: user.has_perm(Permission.VIEW_LEDGER, each))
    page |= {
        "organisation": row.organisation,
        "may_view_ledger": user.has_perm(Permission.VIEW_LEDGER, row.organisation),
        "ways": ways_on(found, may=lambda permission: user.has_perm(permission, row)),
        "now": clock.now(),
    }
    return render(request, "ledger/statement.jinja", page)
