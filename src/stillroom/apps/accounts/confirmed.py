"""Pages that change how one signs in ask first that it is really she: by password, code, passkey or her hospital."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from stillroom.apps.accounts.adapter import BY_PROVIDER

View = Callable[..., HttpResponseBase]


def confirmed(view: View) -> View:
    """What is sent without it is not kept, since it may hold a secret: she is asked, and sends it again."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if _is_confirmed(request):
            return view(request, *args, **kwargs)
        methods = get_adapter(request).get_reauthentication_methods(request.user)
        if not methods:
            raise PermissionDenied
        then = reverse("security") if request.method == "POST" else request.get_full_path()
        return redirect(f"{methods[0]['url']}?{urlencode({'next': then})}")

    return checked


def _is_confirmed(request: HttpRequest) -> bool:
    # The library takes an account without password, code or passkey to be confirmed; here its provider is asked.
    recent = [
        record
        for record in get_authentication_records(request, request.user)
        if record["method"] == BY_PROVIDER and time.time() - record["at"] < app_settings.REAUTHENTICATION_TIMEOUT
    ]
    own = [
        each for each in get_adapter(request).get_reauthentication_methods(request.user) if each["id"] != BY_PROVIDER
    ]
    return bool(recent) or (bool(own) and bool(did_recently_reauthenticate(request)))
