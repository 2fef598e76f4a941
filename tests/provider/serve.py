"""Prepares the provider's database and serves it: `python -m tests.provider.serve PORT ADDRESS-BACK`."""

import os
import sys
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django

CLIENT, SECRET, PASSWORD = "stillroom", "shared between two machines", "smartcard in the reader"


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing: a test reads what matters."""


class Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


def serve(port: int, address_back: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.provider.settings"
    django.setup()
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.hashers import make_password
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    call_command("migrate", verbosity=0)
    Client.objects.create(
        id=CLIENT,
        name="Stillroom",
        secret=make_password(SECRET),
        scopes="openid\nemail\nprofile",
        redirect_uris=address_back,
        skip_consent=True,
    )
    for name, verified in (("ada", True), ("eve", False)):
        user = User.objects.create_user(name, password=PASSWORD)
        EmailAddress.objects.create(user=user, email=f"{name}@example.nhs.uk", verified=verified, primary=True)
    with make_server("localhost", port, get_wsgi_application(), Threaded, Quiet) as server:
        server.serve_forever()


if __name__ == "__main__":
    serve(int(sys.argv[1]), sys.argv[2])
