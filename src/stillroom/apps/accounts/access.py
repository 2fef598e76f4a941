"""Who may open a page. Every view declares it with one of the three decorators here; a test walks the routes.

    def unit(request: HttpRequest, *, unit_id: UUID) -> Unit:
        return get_unit(unit_id, seen_by=request.user)

    @requires(Permission.VIEW_UNIT, unit)
    def board(request: HttpRequest, unit: Unit) -> HttpResponse: ...

The target is loaded by a scoped selector. What the reader may not know of is not found (404); what she may know of but
not do is refused in words (403). The ids that the target asks for by name are taken out of the view's arguments.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase

from stillroom.apps.accounts.events import PageOpened, page_opened
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.accounts.speaker import permitted

View = Callable[..., HttpResponseBase]
Target = Callable[..., object]


@dataclass(frozen=True)
class Access:
    """What a view declares: the permission it needs, or the reason it needs none."""

    permission: Permission | None = None
    without_permission_because: str = ""
    signed_in: bool = True


def requires(permission: Permission, target: Target | None = None) -> Callable[[View], View]:
    """Only someone with the permission on the target, which is handed to the view after the request."""
    taken = _names_of_keywords(target) if target else frozenset()

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            subject = _load(target, request, {name: kwargs[name] for name in taken if name in kwargs})
            if not permitted(request, permission, subject):
                raise PermissionDenied
            rest = {name: value for name, value in kwargs.items() if name not in taken}
            response = view(request, *([subject] if target else []), *args, **rest)
            _opened(request, response, permission, subject)
            return response

        return _declare(checked, Access(permission=permission))

    return decorate


def open_to_signed_in(reason: str) -> Callable[[View], View]:
    """Anyone signed in, and `reason` says why no permission is needed."""

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            response = view(request, *args, **kwargs)
            _opened(request, response, None, None)
            return response

        return _declare(opened, Access(without_permission_because=reason))

    return decorate


def open_to_everyone(reason: str) -> Callable[[View], View]:
    """Anyone, signed in or not, and `reason` says why."""

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(request, *args, **kwargs)

        return login_not_required(_declare(opened, Access(without_permission_because=reason, signed_in=False)))

    return decorate


def access_of(view: object) -> Access | None:
    """What the view declares, or None."""
    declared = getattr(view, "access", None)
    return declared if isinstance(declared, Access) else None


def _load(target: Target | None, request: HttpRequest, ids: dict[str, Any]) -> object:
    if target is None:
        return None
    try:
        return target(request, **ids)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def _opened(request: HttpRequest, response: HttpResponseBase, permission: Permission | None, subject: object) -> None:
    """Told before the answer is given: a page whose opening cannot be recorded is not shown."""
    if isinstance(request.user, User) and response.status_code < 400:
        route = request.resolver_match.view_name if request.resolver_match else ""
        page_opened.send(PageOpened(request.user, route, permission, subject))


def _names_of_keywords(target: Target) -> frozenset[str]:
    parameters = list(inspect.signature(target).parameters.values())[1:]
    return frozenset(parameter.name for parameter in parameters)


def _declare(view: View, access: Access) -> View:
    view.access = access  # type: ignore[attr-defined]
    return view
