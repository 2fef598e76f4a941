"""Headers that keep staff data out of the browser's storage and off its sensors."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class PrivacyHeaders:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # A shared tablet must not show the last person's pages from its cache or by going back,
        # and a revocation counts from the moment it is made.
        response["Cache-Control"] = "no-store"
        response.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
