"""Revoking an earlier statement; ending an appointment or an absence."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.draft import REASON, Draft
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.presenters.words import KINDS, Wording
from stillroom.apps.ledger.selectors.names import competency_titles, names_of
from stillroom.apps.readiness.acting import acting_person
from stillroom.apps.readiness.forms.revocation import RevocationForm
from stillroom.apps.readiness.views.stating import state_by_form
from stillroom.apps.readiness.views.targets import the_statement
from stillroom.competence.admission.revocation import REVOCABLE, REVOCABLE_BY_ACCOUNTABLE
from stillroom.competence.context import Context
from stillroom.competence.statement import Kind, Meaning


@requires(Permission.SIGN_OFF, the_statement)
def revoke(request: HttpRequest, about: Statement) -> HttpResponse:
    """By an authoriser: whatever can be revoked."""
    if about.kind not in REVOCABLE:
        raise Http404
    return _revoke(request, about, title=f"Revoke this {KINDS[about.kind].lower()}")


@requires(Permission.APPOINT, the_statement)
def end(request: HttpRequest, about: Statement) -> HttpResponse:
    """By the accountable person: appointments and absences."""
    if about.kind not in REVOCABLE_BY_ACCOUNTABLE:
        raise Http404
    return _revoke(request, about, title=f"End this {KINDS[about.kind].lower()}")


def _revoke(request: HttpRequest, about: Statement, *, title: str) -> HttpResponse:
    by = acting_person(request, about.organisation)
    words = Wording(names_of(about.organisation), competency_titles())

    def draft(cleaned: dict[str, Any]) -> Draft:
        return Draft(
            id=cleaned["statement"],
            kind=Kind.REVOCATION,
            person=about.person,
            author=by.canonical_id,
            occurred_at=clock.now(),
            competency=about.competency,
            version=about.framework_version,
            context=Context.parse(about.context),
            meaning=Meaning.APPROVED,
            about=about.id,
            texts={REASON: cleaned["reason"]},
        )

    return state_by_form(
        request,
        RevocationForm(request.POST or None),
        organisation=about.organisation,
        by=by,
        draft=draft,
        template="readiness/revocation.jinja",
        context={
            "page_title": title,
            "about": about,
            "sentence": words.sentence(about),
            "is_sign_off": about.kind in (Kind.SIGN_OFF, Kind.ACCEPTANCE),
        },
    )
