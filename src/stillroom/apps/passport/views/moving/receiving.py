"""Receive somebody: read what she shows, compare who she is, see what is proposed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors.requirements import role_titles
from stillroom.apps.passport.forms.moving.receiving import LINK, TEXT, ComparePersonForm, ReceiveForm
from stillroom.apps.passport.models import IdentityCheck, TransferIn
from stillroom.apps.passport.presenters.moving.transfer import (
    names_differ,
    spared_words,
    transfer_page,
    transfer_rows,
)
from stillroom.apps.passport.selectors.followed import unreachable
from stillroom.apps.passport.selectors.remaining import plan_of
from stillroom.apps.passport.selectors.spared import spared
from stillroom.apps.passport.selectors.transfers import found_of, transfers_in
from stillroom.apps.passport.services.open_shown import Opened, open_data, open_link
from stillroom.apps.passport.services.receive_person import check_again, confirm_it_is_she, receive_person
from stillroom.apps.passport.views.moving.targets import the_received, the_transfer
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.posts import posts_of
from stillroom.apps.places.selectors.units import units_of
from stillroom.apps.plans.views.form_page import act, form_page
from stillroom.apps.readiness.acting import organisations_where
from stillroom.apps.readiness.selectors.names import names_of
from stillroom.apps.readiness.selectors.unit_names import unit_title, unit_titles

METHODS = ["GET", "HEAD", "POST"]


@open_to_signed_in("lists whom the reader may receive in the organisations where she may, and none else")
@require_safe
def transfers(request: HttpRequest) -> HttpResponse:
    places = organisations_where(request, Permission.RECEIVE_PERSON)
    rows = [row for place in places for row in transfers_in(place)]
    units = unit_titles({row.unit_id for row in rows})
    context = {
        "page_title": "Joining from elsewhere",
        "rows": transfer_rows(rows, role_titles(), units),
        "unreachable": [row for place in places for row in unreachable(place)],
    }
    return render(request, "passport/transfers.jinja", context)


@requires(Permission.RECEIVE_PERSON, the_received)
@require_http_methods(METHODS)
def receive(request: HttpRequest, person: Person) -> HttpResponse:
    units = {str(unit.id): unit for unit in units_of(person.organisation)}
    titles, roles = unit_titles(unit.id for unit in units.values()), role_titles()
    post = posts_of(person).first()
    form = ReceiveForm(
        request.POST or None,
        request.FILES or None,
        units=[(id_, titles.get(unit.id, unit.code)) for id_, unit in units.items()],
        roles=sorted(roles.items(), key=lambda pair: pair[1]),
        initial={"unit": str(post.unit_id) if post else "", "role_profile": post.role_profile if post else ""},
    )
    then = [reverse("person", args=[person.id])]

    def save(cleaned: dict[str, Any]) -> str:
        opened = _opened(request, cleaned)
        transfer = receive_person(
            person=person,
            unit=units[cleaned["unit"]],
            role_profile=cleaned["role_profile"],
            credentials=opened.credentials,
            source=opened.source,
            share_id=opened.share_id,
            address=opened.address,
            by=account(request),
        )
        then[0] = reverse("transfer", args=[transfer.id])
        return "Every credential was checked. Compare who this person is before anything is signed."

    page = form_page(
        request,
        form,
        title="Receive from another employer",
        action="Check what they show",
        back=(person.full_name, reverse("person", args=[person.id])),
        caption=person.full_name,
        said=(
            f"{person.first_name} shows you their passport; you never fetch it without them. Each credential in it is"
            " checked with its issuer before anything is proposed.",
        ),
        save=save,
    )
    return redirect(then[0]) if page.status_code == 302 else page


def _opened(request: HttpRequest, cleaned: dict[str, Any]) -> Opened:
    if cleaned["how"] == LINK:
        return open_link(cleaned["link"], by=account(request))
    if cleaned["how"] == TEXT:
        return open_data(cleaned["text"].encode(), TransferIn.Source.TEXT)
    return open_data(cleaned["file"].read(), TransferIn.Source.FILE)


@requires(Permission.RECEIVE_PERSON, the_transfer)
@require_safe
def transfer(request: HttpRequest, row: TransferIn) -> HttpResponse:
    person, user = row.person, account(request)
    found = found_of(row, at=clock.now())
    plan = plan_of(found)
    context = transfer_page(found, role_titles(), unit_title(row.unit), names_of(person.organisation)) | {
        "page_title": f"{person.full_name} joins from elsewhere",
        "spared": spared_words(spared(found)),
        "differs": names_differ(found),
        "may_sign": user.has_perm(Permission.SIGN_OFF, person),
        "may_plan": user.has_perm(Permission.EDIT_PLAN, person),
        "plan": plan,
    }
    return render(request, "passport/transfer.jinja", context)


@requires(Permission.RECEIVE_PERSON, the_transfer)
@require_http_methods(METHODS)
def compare_person(request: HttpRequest, row: TransferIn) -> HttpResponse:
    person = row.person
    found = found_of(row, at=clock.now())
    differing = names_differ(found)

    def save(cleaned: dict[str, Any]) -> str:
        confirm_it_is_she(
            transfer=row,
            how=IdentityCheck.How(cleaned["how"]),
            names=found.names,
            name_differs_because=cleaned.get("name_differs_because", ""),
            by=account(request),
        )
        return "Recorded. Now each item can be decided and signed."

    names = " and ".join(found.names) or "nobody"
    return form_page(
        request,
        ComparePersonForm(request.POST or None, differs=bool(differing)),
        title="Is the passport theirs?",
        action="Record that it is theirs",
        back=("What is proposed", reverse("transfer", args=[row.id])),
        caption=person.full_name,
        said=(
            f"The credentials are in the name {names}. The staff list here says {person.full_name}.",
            "Nobody is matched by name alone: say how you made sure that both are the person before you.",
        ),
        save=save,
    )


@requires(Permission.RECEIVE_PERSON, the_transfer)
@require_POST
def check_transfer_again(request: HttpRequest, row: TransferIn) -> HttpResponse:

    def do() -> str:
        if row.withdrawn_at:
            raise ValidationError(f"{row.person.first_name} no longer shows it.")
        check_again(transfer=row)
        return "Every credential was checked once more with its issuer."

    act(request, do)
    return redirect("transfer", transfer_id=row.id)
