"""An authoriser decides each item and signs; whoever plans says who sees to what remains."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.passport.forms.moving.receiving import DecideForm, FastTrackForm, ReinstateForm
from stillroom.apps.passport.models import FollowedSource, TransferIn
from stillroom.apps.passport.presenters.moving.deciding import (
    decide_fields,
    fast_track_fields,
    review_page,
    review_rows,
)
from stillroom.apps.passport.presenters.moving.transfer import decidable, item_row
from stillroom.apps.passport.selectors.followed import ToReview, to_review
from stillroom.apps.passport.selectors.remaining import remaining_of
from stillroom.apps.passport.selectors.transfers import found_of
from stillroom.apps.passport.services.open_fast_track import Appointed, open_fast_track
from stillroom.apps.passport.services.review_source import reinstate
from stillroom.apps.passport.services.sign_transfer import TransferRefused, sign_transfer
from stillroom.apps.passport.views.moving.targets import the_source, the_transfer
from stillroom.apps.people.selectors.people import person_with_id
from stillroom.apps.plans.views.form_page import form_page
from stillroom.apps.readiness.acting import acting_person, organisations_where
from stillroom.apps.readiness.presenters.counting import count, verb
from stillroom.apps.readiness.selectors.names import names_of
from stillroom.apps.readiness.views.proof import ask_who_it_is, show_who_it_is
from stillroom.competence.refusal import Refused
from stillroom.competence.transfer import Decision

METHODS = ["GET", "HEAD", "POST"]


@requires(Permission.SIGN_OFF, the_transfer)
@require_http_methods(METHODS)
def decide_transfer(request: HttpRequest, row: TransferIn) -> HttpResponse:
    person = row.person
    by = acting_person(request, person.organisation)
    found = found_of(row, at=clock.now())
    items = [each for each in found.items if decidable(each)]
    if not items:
        messages.info(request, "Nothing is to be decided now.")
        return redirect("transfer", transfer_id=row.id)
    names = {f"item-{number}": each for number, each in enumerate(items)}
    form = DecideForm(request.POST or None, items=decide_fields(names))
    ask_who_it_is(request, form, by)
    proof = show_who_it_is(request, form) if request.method == "POST" and form.is_valid() else None
    if proof is not None:
        chosen = {name: Decision(value) for name in names if (value := form.cleaned_data.get(name))}
        try:
            done = sign_transfer(
                transfer=row,
                decisions={names[name].key: choice for name, choice in chosen.items()},
                by=by,
                user=account(request),
                prove=proof.on,
            )
        except TransferRefused as refused:
            for name, each in names.items():
                if each.key in refused.words:
                    form.add_error(name, refused.words[each.key])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            signed = sum(1 for each in done if each.statements)
            messages.success(request, f"{count(len(done), 'item')} decided, {signed} of them signed.")
            return redirect("transfer", transfer_id=row.id)
    context = {
        "page_title": f"Decide what {person.first_name} is accepted in",
        "person": person,
        "transfer": row,
        "form": form,
        "by": by,
        "rows": [item_row(each, names_of(person.organisation)) for each in items],
        "compared": row.identity_check_id is not None,
    }
    return render(request, "passport/decide_transfer.jinja", context)


@requires(Permission.EDIT_PLAN, the_transfer)
@require_http_methods(METHODS)
def fast_track(request: HttpRequest, row: TransferIn) -> HttpResponse:
    person = row.person
    found = found_of(row, at=clock.now())
    remaining = remaining_of(found)
    names = {f"item-{number}": each for number, each in enumerate(remaining)}
    fields = fast_track_fields(names, names_of(person.organisation), " and ".join(found.issuers))

    def save(cleaned: dict[str, Any]) -> str:
        appointed = [
            Appointed(
                key=each.item.key,
                method=each.needs[0][0],
                observer=person_with_id(cleaned[f"{name}-who"]),
                on=cleaned[f"{name}-on"] or each.suggested_on,
                reason=fields.reasons[name],
            )
            for name, each in names.items()
            if cleaned[f"{name}-who"]
        ]
        if not appointed:
            raise ValidationError("Name somebody for at least one item, or go back.")
        open_fast_track(transfer=row, appointed=appointed, by=account(request))
        return f"{count(len(appointed), 'item')} of {person.first_name}’s plan now name somebody and a day."

    return form_page(
        request,
        FastTrackForm(request.POST or None, items=fields.items),
        title="Who sees to what remains?",
        action="Put it into their plan",
        back=("What is proposed", reverse("transfer", args=[row.id])),
        then=reverse("plan", args=[person.id]),
        caption=person.full_name,
        said=(
            f"{count(len(remaining), 'item')} {verb(len(remaining), 'remains', 'remain')}. For each, only people who"
            " may assess it are offered.",
        ),
        save=save,
    )


@open_to_signed_in("lists what waits for review in the organisations where the reader receives people, and none else")
@require_safe
def source_reviews(request: HttpRequest) -> HttpResponse:
    places = organisations_where(request, Permission.RECEIVE_PERSON)
    now = clock.now()
    context = {
        "page_title": "Suspended because of its source",
        "rows": review_rows(each for place in places for each in to_review(place, now)),
    }
    return render(request, "passport/source_reviews.jinja", context)


@requires(Permission.RECEIVE_PERSON, the_source)
@require_http_methods(METHODS)
def review_source(request: HttpRequest, source: FollowedSource) -> HttpResponse:
    person, user = source.person, account(request)
    found: ToReview | None = next((e for e in to_review(source.organisation, clock.now()) if e.source == source), None)
    if found is None:
        messages.info(request, "Nothing is left to review there.")
        return redirect("source_reviews")
    may_lift = found.lifted and not found.revoked and user.has_perm(Permission.SIGN_OFF, person)
    form = ReinstateForm(request.POST or None)
    by = acting_person(request, person.organisation) if may_lift else None
    if by is not None:
        ask_who_it_is(request, form, by)
        proof = show_who_it_is(request, form) if request.method == "POST" and form.is_valid() else None
        if proof is not None:
            try:
                reinstate(found=found, reason=form.cleaned_data["reason"], by=by, user=user, prove=proof.on)
            except Refused as refused:
                form.add_refusals(refused)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, f"Reinstated: {person.full_name}, {found.competency.code}.")
                return redirect("source_reviews")
    context = review_page(found, names_of(person.organisation)) | {
        "form": form,
        "by": by,
        "may_sign": user.has_perm(Permission.SIGN_OFF, person),
    }
    return render(request, "passport/review_source.jinja", context)
