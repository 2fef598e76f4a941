"""A user's story, told as given, when, then, in a real browser.

    class TestSigningIn(Story):
        @with_and_without_javascript
        def test_with_the_right_password(self) -> None:
            self.given("Ada has an account")
            ada = User.objects.create_user(...)
            self.when("she signs in")
            self.sign_in_by_form(ada.email, PASSWORD)
            self.then("she sees her account")
            expect(self.page.get_by_role("heading", name="Your account")).to_be_visible()
            self.look_at("account")

`look_at` holds the page to every accessibility rule at three widths. A console error, an uncaught exception or an
answer of 400 or more fails the test when it ends; `self.trouble.expect("HTTP 403")` says beforehand that one is meant.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Locator, Page
from pytest_django.live_server_helper import LiveServer

from stillroom.apps.accounts.models import User
from tests.browser.accessible import assert_accessible, assert_fits
from tests.browser.trouble import Trouble
from tests.browser.widths import DESKTOP, PHONE, WIDTHS, Width

# In pixels: enough of a page to recognise it by, and the pictures stay small.
TALLEST = 1100
SCREENSHOTS = Path(__file__).parents[2] / "docs" / "screenshots"

# Told of a new width, the header moves what does not fit into a menu a frame later, and looks again when that is done.
FRAMES = 4
UNTIL_LAID_OUT = f"""new Promise(done => {{
    const wait = left => left ? requestAnimationFrame(() => wait(left - 1)) : done();
    wait({FRAMES});
}})"""

with_and_without_javascript = pytest.mark.parametrize(
    "javascript", [True, False], indirect=True, ids=["with JavaScript", "without JavaScript"]
)


class Story:
    """The base of every browser test. `self.page` is a fresh page, nobody signed in."""

    page: Page
    context: BrowserContext
    trouble: Trouble
    server: LiveServer
    javascript: bool
    pictures: tuple[Width, ...] = (DESKTOP, PHONE)
    """The widths of which screenshots are kept."""

    @pytest.fixture(autouse=True)
    def _open_the_browser(
        self, page: Page, context: BrowserContext, trouble: Trouble, live_server: LiveServer, javascript: bool
    ) -> None:
        self.page, self.context, self.trouble, self.server = page, context, trouble, live_server
        self.javascript = javascript

    def given(self, words: str) -> None:
        self._step("Given", words)

    def when(self, words: str) -> None:
        self._step("When", words)

    def then(self, words: str) -> None:
        self._step("Then", words)

    def sign_in_by_form(self, email: str, password: str) -> None:
        """Through the page that people use."""
        self.page.goto("/account/sign-in/")
        self.page.get_by_label("Email address").fill(email)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.page.get_by_role("button", name="Sign in", exact=True).click()

    def sign_in(self, user: User) -> None:
        """By a session cookie, which takes no time. Whoever was signed in is signed out."""
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.context.clear_cookies()
        self.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.server.url}])

    def look_at(self, name: str, *, tallest: int = TALLEST) -> None:
        """Assert that the page passes axe and does not scroll sideways at each width, and keep screenshots of it.

        Of a page longer than `tallest` pixels a screenshot shows the beginning.
        Without JavaScript the same elements are laid out by the same rules, so axe looks at the narrowest only.
        """
        with self._inspected() as page:
            for width in WIDTHS:
                page.set_viewport_size({"width": width.pixels, "height": width.height})
                page.evaluate(UNTIL_LAID_OUT)
                if self.javascript or width is PHONE:
                    assert_accessible(page, f"“{name}” on a {width.name}")
                assert_fits(page, f"“{name}” on a {width.name}", width)
                self._keep(page, name, width, tallest)
            page.set_viewport_size({"width": DESKTOP.pixels, "height": DESKTOP.height})

    @cached_property
    def copy(self) -> Page:
        """A second page that runs scripts, closed with the browser."""
        browser = self.context.browser
        assert browser
        return browser.new_page(base_url=self.server.url)

    @contextmanager
    def _inspected(self) -> Iterator[Page]:
        """The page itself or, where scripts are off, a copy of what it shows, since axe is itself a script."""
        if self.javascript:
            yield self.page
            return
        shown, url = self.page.content(), self.page.url
        policy = {"content-security-policy": "script-src 'none'"}
        self.copy.route(url, lambda route: route.fulfill(body=shown, content_type="text/html", headers=policy))
        self.copy.goto(url)
        yield self.copy
        self.copy.unroute(url)

    def _keep(self, page: Page, name: str, width: Width, tallest: int) -> None:
        # Without JavaScript a page looks the same but for enhancements; one set of pictures is enough.
        if os.environ.get("STILLROOM_SCREENSHOTS") == "1" and self.javascript and width in self.pictures:
            SCREENSHOTS.mkdir(parents=True, exist_ok=True)
            # On a screen as tall as the picture, so that what sticks to the foot of the screen is at the foot of it.
            tall = min(page.evaluate("document.documentElement.scrollHeight"), tallest)
            page.set_viewport_size({"width": width.pixels, "height": tall})
            page.evaluate("window.scrollTo(0, 0)")
            page.screenshot(path=SCREENSHOTS / f"{name}-{width.name}.png")

    def assert_every_link_opens(self) -> None:
        """No link of this page leads to what the reader may not open, or to nothing."""
        hrefs = {link.get_attribute("href") or "" for link in self.page.locator("header a, main a").all()}
        for href in sorted(href for href in hrefs if href.startswith("/")):
            answer = self.context.request.get(f"{self.server.url}{href}")
            assert answer.ok, f"{href}, linked from {self.page.url}, answers {answer.status}"

    def matrix_cell(self, row: str, column: str) -> Locator:
        """Where the row of that name crosses the column whose heading begins so, in the matrix on this page."""
        headings = self.page.locator(".app-heat thead th[scope=col]").all_text_contents()
        place = next(i for i, heading in enumerate(headings) if " ".join(heading.split()).startswith(column))
        rows = self.page.locator(".app-heat tbody tr")
        return rows.filter(has=self.page.get_by_role("rowheader", name=row)).locator("td").nth(place - 1)

    def table_row(self, caption: str, first: str) -> Locator:
        """The row of a table whose first cell contains these words."""
        rows = self.page.get_by_role("table", name=caption).get_by_role("row")
        return rows.filter(has=self.page.get_by_role("cell").nth(0).filter(has_text=first))

    def _step(self, kind: str, words: str) -> None:
        # Shown by pytest when the test fails, so that one reads where in the story.
        print(f"{kind} {words}")  # noqa: T201
