"""A label with a QR code that opens the person on the assessing tablet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from markupsafe import Markup

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.models import Person
from stillroom.apps.plans.presenters.person_pages import person_pages
from stillroom.apps.readiness.views.targets import the_person
from stillroom.documents.qr import qr_svg


@requires(Permission.VIEW_PERSON, the_person)
@require_safe
def label(request: HttpRequest, person: Person) -> HttpResponse:
    address = request.build_absolute_uri(reverse("assess_person", args=[person.canonical_id]))
    context = {
        "page_title": f"Label for {person.full_name}",
        "person": person,
        "at": clock.now(),
        "address": address,
        "code": Markup(qr_svg(address, title=f"Assess {person.full_name}")),  # noqa: S704 - escaped by segno
        "pages": person_pages(person, account(request).has_perm, "label"),
    }
    return render(request, "plans/label.jinja", context)
