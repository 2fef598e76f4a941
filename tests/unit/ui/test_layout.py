"""The frame of every page."""

from types import SimpleNamespace

import pytest
from django.contrib import messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory
from django.urls import reverse
from pytest_django import Settings

from stillroom.ui import forms
from tests.unit.ui.pages import draw

PAGE = '{% extends "ui/layout.jinja" %}{% block content %}<h1>Hello</h1>{% endblock %}'


class OneField(forms.Form):
    x = forms.CharField(label="Name")


def test_the_tab_names_the_page_and_the_product() -> None:
    assert draw(PAGE, page_title="People").one("title").text == "People – Stillroom"
    assert draw(PAGE).one("title").text == "Stillroom"


def test_the_tab_says_error_when_the_form_is_wrong() -> None:
    assert draw(PAGE, page_title="People", form=OneField({})).one("title").text == "Error: People – Stillroom"
    assert draw(PAGE, page_title="People", form=OneField({"x": "a"})).one("title").text == "People – Stillroom"
    assert draw(PAGE, page_title="People", form=OneField()).one("title").text == "People – Stillroom"


@pytest.mark.parametrize("mark", ["NHS England", "nhs.uk/search", 'aria-label="NHS', "manifest", "Frutiger"])
def test_no_mark_of_the_nhs_is_on_the_page(mark: str) -> None:
    assert mark not in draw(PAGE).html


def test_a_deployment_may_set_its_own_marks(settings: Settings) -> None:
    settings.STILLROOM_BRANDING = {
        "product_name": "Pharmacy academy", "logo": "/media/logo.svg", "logo_alt": "A trust", "favicon": "/f.svg",
        "font_stylesheet": "/font.css", "copyright": "© A trust",
    }  # fmt: skip
    page = draw(PAGE)
    assert page.one("title").text == "Pharmacy academy"
    assert page.one("img").attributes["src"] == "/media/logo.svg"
    assert page.one("link", rel="icon").attributes["href"] == "/f.svg"
    assert page.all("link", href="/font.css")
    assert "© A trust" in page.one("footer").text


def test_the_nonce_is_used_though_it_is_lazy() -> None:
    class Lazy:
        def __bool__(self) -> bool:
            return False

        def __str__(self) -> str:
            return "abc123"

    request = RequestFactory().get("/")
    request.csp_nonce = Lazy()  # type: ignore[attr-defined]
    inline = [script for script in draw(PAGE, request=request).all("script") if "src" not in script.attributes]
    assert [script.attributes["nonce"] for script in inline] == ["abc123"]


def test_no_style_and_no_handler_stands_inline() -> None:
    page = draw(PAGE, synthetic=True, navigation=[{"href": "/", "text": "Home", "current": True}])
    assert not page.all("style")
    assert not [e for e in page.elements for name in e.attributes if name == "style" or name.startswith("on")]


def test_htmx_keeps_no_page_in_the_browser() -> None:
    meta = next(m for m in draw(PAGE).all("meta") if m.attributes.get("name") == "htmx-config")
    assert '"historyCacheSize": 0' in meta.attributes["content"]
    assert '"allowEval": false' in meta.attributes["content"]


class Ann:
    is_authenticated = True

    def __str__(self) -> str:
        return "Ann Lee"


def test_signing_out_is_a_post_with_a_token() -> None:
    request = RequestFactory().get("/")
    request.user = Ann()  # type: ignore[assignment]
    page = draw(PAGE, request=request)
    form = page.one("form")
    assert form.attributes["method"] == "post"
    assert form.attributes["action"] == reverse("account_logout")
    assert page.one("input", name="csrfmiddlewaretoken").attributes["value"]
    assert "Ann Lee" in page.one(cls="nhsuk-header__account").text


def test_nobody_signed_in_has_no_account_and_no_menu() -> None:
    page = draw(PAGE)
    assert not page.all(cls="nhsuk-header__account")
    assert not page.all(cls="nhsuk-header__navigation")


def test_the_menu_marks_the_current_page() -> None:
    navigation = [{"href": "/", "text": "Home"}, {"href": "/board", "text": "Board", "current": True}]
    page = draw(PAGE, navigation=navigation)
    assert page.one(**{"aria-current": "page"}).text == "Board"


@pytest.mark.parametrize("way", ["context", "settings"])
def test_synthetic_data_is_announced(way: str, settings: Settings) -> None:
    settings.STILLROOM_SYNTHETIC = way == "settings"
    page = draw(PAGE, synthetic=way == "context")
    assert page.one(cls="app-synthetic").text == "Synthetic data – not real people"


def test_real_data_has_no_band() -> None:
    assert not draw(PAGE).all(cls="app-synthetic")


def test_what_just_succeeded_is_said() -> None:
    request = RequestFactory().get("/")
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    messages.success(request, "Signed <off>")
    page = draw(PAGE, request=request)
    banner = page.one(cls="nhsuk-notification-banner--success")
    assert "Signed <off>" in banner.text


def test_an_error_page_needs_no_more_than_a_request() -> None:
    assert draw(PAGE, request=RequestFactory().get("/"), user=SimpleNamespace()).one("h1").text == "Hello"
