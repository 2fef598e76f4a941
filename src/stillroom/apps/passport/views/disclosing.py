"""Sharing without her act, on a lawful decision: by the accountable person, on record, shown to her."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.passport.forms.sharing import DisclosureForm
from stillroom.apps.passport.presenters.sharing import item_choices, share_link, share_view
from stillroom.apps.passport.selectors.passport import identity_check
from stillroom.apps.passport.selectors.reference import disclosure_reasons, share_limit
from stillroom.apps.passport.selectors.shares import credentials_of, disclosures_of
from stillroom.apps.passport.services.issue_credentials import issue_credentials
from stillroom.apps.passport.services.share_passport import disclose_passport, is_hers, stop_sharing
from stillroom.apps.passport.views.targets import the_disclosure, the_human
from stillroom.apps.people.models import Person
from stillroom.competence.days import day_of


@requires(Permission.DISCLOSE_PASSPORT, the_human)
@require_safe
def disclosures(request: HttpRequest, person: Person) -> HttpResponse:
    now = clock.now()
    context = {
        "page_title": "Decisions to share without their act",
        "person": person,
        "own": is_hers(person, account(request)),
        "confirmed": identity_check(person) is not None,
        "decisions": [(each, share_view(each.share, now)) for each in disclosures_of(person)],
    }
    return render(request, "passport/disclosures.jinja", context)


@requires(Permission.DISCLOSE_PASSPORT, the_human)
@require_http_methods(["GET", "HEAD", "POST"])
def disclose(request: HttpRequest, person: Person) -> HttpResponse:
    if identity_check(person) is None or is_hers(person, account(request)):
        return redirect("disclosures", person_id=person.id)
    if request.method == "POST":
        issue_credentials(person=person, by=account(request))
    items = {str(each.id): each for each in credentials_of(person)}
    today = day_of(clock.now())
    limit = share_limit(today)
    form = DisclosureForm(
        request.POST or None,
        reasons=list(disclosure_reasons(today).items()),
        items=item_choices(list(items.values()), person, clock.now()),
        today=today,
        most_days=limit.most_days,
        usual_days=limit.usual_days,
    )
    if request.method == "POST" and form.is_valid():
        said: dict[str, Any] = form.cleaned_data
        try:
            made, token = disclose_passport(
                person=person,
                items=[items[id_] for id_ in form.chosen()],
                recipient=said["audience"],
                purpose=said["purpose"],
                last_day=said["last_day"],
                reason=said["reason"],
                explanation=said["explanation"],
                by=account(request),
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            context = {"page_title": "The link of this decision", "person": person, "decided": True}
            context |= {"share": share_view(made.share, clock.now())}
            return render(request, "passport/share_made.jinja", context | share_link(token))
    context = {"page_title": f"Share the passport of {person.full_name}", "person": person, "form": form}
    return render(request, "passport/disclose.jinja", context | {"any": bool(items)})


@requires(Permission.DISCLOSE_PASSPORT, the_human)
@require_POST
def end_disclosure(request: HttpRequest, person: Person, disclosure_id: UUID) -> HttpResponse:
    found = the_disclosure(person, disclosure_id)
    stop_sharing(share=found.share, person=person, by=account(request))
    messages.success(request, "It is no longer shared.")
    return redirect("disclosures", person_id=person.id)
