"""The readiness board of a full unit, and a bare page of the same bytes beside it."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path, reverse

from benchmarks.measured import Measured, medians
from benchmarks.sizes import Size
from benchmarks.synthetic import drafts, ids_of, organisation, write
from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.session_start import SIGNED_IN_AT
from stillroom.apps.people.models import RoleGrant
from stillroom.apps.people.services.grant_role import grant_role
from stillroom.apps.places.models import Organisation, Unit

_page = b""


@login_not_required
def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_page)


urlpatterns = [path("bare/", bare)]


def board(size: Size) -> list[Measured]:
    global _page
    people, competencies = size.board_people, size.board_competencies
    place = _unit("BOARD", people, competencies)
    client = _signed_in(place)
    address = reverse("unit_board", args=[Unit.objects.get(organisation=place).id])
    response = client.get(address)
    if response.status_code != 200:
        raise AssertionError(f"the board answered {response.status_code}")
    _page = response.content
    middle, slow, own = medians(lambda: client.get(address), 15)
    queries = _queries(client, address)
    half = _unit("HALF", max(2, people // 2), competencies // 2)
    fewer = _queries(_signed_in(half), reverse("unit_board", args=[Unit.objects.get(organisation=half).id]))
    with override_settings(ROOT_URLCONF="benchmarks.board"):
        visitor = Client(headers={"host": "localhost"})
        _, _, plain = medians(lambda: visitor.get("/bare/"), 50)
    said = f"{people} × {competencies}, {len(_page) / 1024:,.0f} KB"
    return [
        Measured("board page, median", said, middle * 1000, "ms", 150),
        Measured("board page, 95th percentile", said, slow * 1000, "ms"),
        Measured("  its own processor time, median", said, own * 1000, "ms"),
        Measured("  its queries", said, queries, "", fewer, note=f"{fewer} at half the size"),
        Measured("  times a bare page of the same bytes", said, own / plain, "×"),
    ]


def _unit(code: str, people: int, competencies: int) -> Organisation:
    place = organisation(code, people=people, competencies=competencies)
    write(place, drafts(ids_of(place), code, competencies=competencies, count=people * competencies * 2), derive=True)
    return place


def _signed_in(place: Organisation) -> Client:
    user = User.objects.create_user(f"{place.ods_code.lower()}@example.nhs.uk")
    grant_role(user=user, organisation=place, role=RoleGrant.Role.AUDITOR, by=None)
    client = Client(headers={"host": "localhost"})
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session[SIGNED_IN_AT] = now().isoformat()
    session.save()
    return client


def _queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured.captured_queries)
