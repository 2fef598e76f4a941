"""What she saves of her own passport: files, pictures and paper."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in
from stillroom.apps.passport.presenters.own import passport_pages
from stillroom.apps.passport.presenters.passport import competence_card, qualification_card
from stillroom.apps.passport.selectors.passport import entries_of, identity_check
from stillroom.apps.passport.selectors.shares import credentials_of
from stillroom.apps.passport.services.copies import Copy, credential_copy, passport_file, passport_paper
from stillroom.apps.passport.views.targets import OWN_ONLY, the_credential, the_own


@open_to_signed_in(OWN_ONLY)
@require_safe
def save_passport(request: HttpRequest, person_id: UUID) -> HttpResponse:
    person = the_own(request, person_id)
    competences, qualifications = entries_of(credentials_of(person), clock.now())
    context = {
        "page_title": "Save a copy",
        "person": person,
        "pages": passport_pages(person, "save_passport"),
        "confirmed": identity_check(person) is not None,
        "items": [
            *((each.credential, competence_card(each)) for each in competences),
            *((each.credential, qualification_card(each)) for each in qualifications),
        ],
    }
    return render(request, "passport/save.jinja", context)


@open_to_signed_in(OWN_ONLY)
@require_safe
def passport_as_file(request: HttpRequest, person_id: UUID) -> HttpResponse:
    return _given(passport_file(the_own(request, person_id)))


@open_to_signed_in(OWN_ONLY)
@require_safe
def passport_as_paper(request: HttpRequest, person_id: UUID) -> HttpResponse:
    return _given(passport_paper(the_own(request, person_id)))


@open_to_signed_in(OWN_ONLY)
@require_safe
def credential(request: HttpRequest, person_id: UUID, credential_id: UUID) -> HttpResponse:
    """One credential, and the forms in which it is saved."""
    person = the_own(request, person_id)
    competences, qualifications = entries_of([the_credential(person, credential_id)], clock.now())
    cards = [competence_card(each) for each in competences] + [qualification_card(each) for each in qualifications]
    context = {"page_title": cards[0].title, "person": person, "card": cards[0], "credential_id": credential_id}
    return render(request, "passport/credential.jinja", context)


@open_to_signed_in(OWN_ONLY)
@require_safe
def credential_file(request: HttpRequest, person_id: UUID, credential_id: UUID, form: str) -> HttpResponse:
    return _given(credential_copy(the_credential(the_own(request, person_id), credential_id), form))


def _given(copy: Copy) -> HttpResponse:
    response = HttpResponse(copy.content, content_type=copy.content_type)
    response["Content-Disposition"] = f'attachment; filename="{copy.name}"'
    return response
