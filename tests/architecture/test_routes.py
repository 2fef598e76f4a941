"""Every route, walked: who may open it, what its ids look like, and what another organisation finds there.

Proves H5.
"""

from http import HTTPStatus

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls.converters import StringConverter, UUIDConverter
from django.urls.resolvers import RoutePattern
from rules.permissions import perm_exists

from stillroom.apps.accounts.access import access_of
from stillroom.apps.accounts.models import User
from tests.architecture.routes import (
    OPEN_TO_EVERYONE,
    ROUTE_SAMPLES,
    THE_SAME_FOR_EVERY_ORGANISATION,
    Route,
    all_routes,
)
from tests.architecture.world import World

ROUTES = all_routes()
SHARED = OPEN_TO_EVERYONE | THE_SAME_FOR_EVERY_ORGANISATION
WITH_IDS = [route for route in ROUTES if route.converters and route.name not in SHARED]
NEEDING_PERMISSION = [
    route for route in ROUTES if (access := access_of(route.pattern.callback)) is not None and access.permission
]

each_route = pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
each_route_with_ids = pytest.mark.parametrize("route", WITH_IDS, ids=lambda route: route.name)
each_route_needing_permission = pytest.mark.parametrize("route", NEEDING_PERMISSION, ids=lambda route: route.name)


@each_route
def test_it_has_a_name_and_plain_path(route: Route) -> None:
    assert not route.name.endswith("?"), f"{route.pattern} has no name"
    assert isinstance(route.pattern.pattern, RoutePattern), f"{route.name}: write path(), not re_path()"


@each_route
def test_its_ids_are_opaque(route: Route) -> None:
    for name, converter in route.converters.items():
        is_token = name == "token" and type(converter) is StringConverter
        assert is_token or type(converter) is UUIDConverter, f"{route.name}: write <uuid:{name}>"


@each_route
def test_its_view_declares_who_may_open_it(route: Route) -> None:
    access = access_of(route.pattern.callback)
    assert access, f"{route.name}: decorate the view with @requires, @open_to_signed_in or @open_to_everyone"
    assert access.permission or access.without_permission_because
    assert access.signed_in == (route.name not in OPEN_TO_EVERYONE)


@each_route_needing_permission
def test_its_permission_has_a_predicate(route: Route) -> None:
    access = access_of(route.pattern.callback)
    assert access
    assert perm_exists(access.permission), f"add the predicate of {access.permission} to an app's permissions.py"


@each_route
def test_it_has_a_sample_if_it_takes_ids(route: Route) -> None:
    assert not route.converters or route.name in ROUTE_SAMPLES, f"{route.name}: add it to tests/architecture/routes.py"


def test_every_sample_is_of_a_route() -> None:
    assert set(ROUTE_SAMPLES) <= {route.name for route in ROUTES}


@each_route
def test_a_stranger_is_sent_to_sign_in(route: Route, world: World) -> None:
    for response in answers(Client(), route, world):
        if route.name in OPEN_TO_EVERYONE:
            assert response.status_code < 500
        else:
            assert response.status_code == HTTPStatus.FOUND
            assert response.headers["Location"].startswith("/account/sign-in/")


@each_route
def test_our_administrator_finds_it(route: Route, world: World) -> None:
    """So that the samples are real, and another organisation's 404 is not for a mistyped id."""
    response = signed_in(world.insider).get(route.url(world))
    b"".join(response)  # to its end, which closes a file
    assert response.status_code != HTTPStatus.NOT_FOUND
    assert response.status_code < 500


@each_route_with_ids
def test_another_organisation_finds_nothing(route: Route, world: World) -> None:
    codes = {response.status_code for response in answers(signed_in(world.outsider), route, world)}
    assert HTTPStatus.NOT_FOUND in codes
    assert codes <= {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}


@each_route_needing_permission
def test_someone_without_a_role_is_refused(route: Route, world: World) -> None:
    refusals = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
    assert {response.status_code for response in answers(signed_in(world.nobody), route, world)} <= refusals


def answers(client: Client, route: Route, world: World) -> list[HttpResponseBase]:
    url = route.url(world)
    return [client.get(url), client.post(url)]


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
