"""A real browser, at the width of a desk, a tablet or a phone, with and without JavaScript."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.trouble import Trouble
from tests.browser.widths import DESKTOP
from tests.hospital import Hospital, make_hospital
from tests.required import skip_without


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's chromium, since playwright's own would have to be downloaded."""
    chromium = shutil.which("chromium")
    if chromium is None:
        skip_without("chromium", "no chromium: apt install chromium fonts-liberation")
    return {"executable_path": chromium, "args": ["--no-sandbox", "--disable-dev-shm-usage"]}


@pytest.fixture
def hospital(transactional_db: None) -> Hospital:
    return make_hospital()


@pytest.fixture
def javascript(request: pytest.FixtureRequest) -> bool:
    """Whether the browser runs scripts. See `story.with_and_without_javascript`."""
    return bool(getattr(request, "param", True))


@pytest.fixture
def context(browser: Browser, live_server: LiveServer, javascript: bool) -> Iterator[BrowserContext]:
    context = browser.new_context(
        base_url=live_server.url,
        java_script_enabled=javascript,
        locale="en-GB",
        timezone_id="Europe/London",
        viewport={"width": DESKTOP.pixels, "height": DESKTOP.height},
    )
    context.set_default_timeout(10_000)
    # The first page of a run also imports what it draws with: on a busy machine more than ten seconds.
    context.set_default_navigation_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def trouble(context: BrowserContext) -> Iterator[Trouble]:
    trouble = Trouble()
    trouble.watch(context)
    yield trouble
    trouble.assert_none()


@pytest.fixture
def page(context: BrowserContext, trouble: Trouble) -> Page:
    return context.new_page()
