"""What the browser is told of every page, and what the log keeps of every request."""

import json
import logging
from io import StringIO

import pytest
from django.test import Client

from stillroom.apps.accounts.models import User
from stillroom.config.logs import JsonLines

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}


def test_the_content_policy_is_exactly_this(client: Client) -> None:
    response = client.get("/account/sign-in/")
    policy = dict(part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";"))
    script = policy.pop("script-src")
    assert policy == POLICY
    nonce = script.removeprefix("'self' 'nonce-").removesuffix("'")
    assert f'nonce="{nonce}"' in response.content.decode()


def test_pages_are_not_kept_by_the_browser(client: Client) -> None:
    headers = client.get("/account/sign-in/").headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


def test_a_request_is_logged_by_route_and_ids_and_nothing_typed(client: Client) -> None:
    client.force_login(User.objects.create_user("ada@example.nhs.uk", "copper kettle steam"))
    lines = StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("stillroom.requests")
    logger.addHandler(handler)
    try:
        response = client.get("/account/?search=Mary+Brown")
    finally:
        logger.removeHandler(handler)
    line = json.loads(lines.getvalue())
    assert line["route"] == "account/"
    assert line["status"] == 200
    assert line["user"] == client.session["_auth_user_id"]
    assert line["request"] == response.headers["X-Request-ID"]
    assert "Mary" not in lines.getvalue()
    assert "ada@" not in lines.getvalue()


def test_an_exception_is_logged_by_its_kind_and_place_without_its_words() -> None:
    try:
        raise ValueError("Mary Brown is not a number")
    except ValueError as error:
        info = (type(error), error, error.__traceback__)
    record = logging.LogRecord("stillroom", logging.ERROR, __file__, 1, "failed for %s", ("Mary",), info)
    line = json.loads(JsonLines().format(record))
    assert line["event"] == "failed for %s"
    assert line["exception"] == "ValueError"
    assert "test_headers.py" in line["where"][0]
    assert "Mary" not in json.dumps(line)


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [("/nothing-here/", 404, "Page not found"), ("/account/closed/", 200, "This account is closed")],
)
def test_error_pages_say_what_to_do(client: Client, path: str, status: int, words: str) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert words in response.content.decode()


def test_a_form_out_of_date_says_so() -> None:
    response = Client(enforce_csrf_checks=True).post("/account/sign-in/", {"login": "a", "password": "b"})
    assert response.status_code == 403
    assert "The form was out of date" in response.content.decode()


def test_the_health_check_says_one_word(client: Client) -> None:
    assert client.get("/health/").content == b"ok\n"
