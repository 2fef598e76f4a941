"""A projection's report, opened from a file: at every width, without scripts, and on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from stillroom.documents.projection_report import read_run, write_report
from tests.browser.accessible import assert_accessible, assert_fits
from tests.browser.trouble import Trouble
from tests.browser.widths import DESKTOP, PHONE, Width
from tests.unit.projection_report.sample import write_sample

NARROWEST = Width("narrowest", 320, 700)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_sample(tmp_path_factory.mktemp("run"), only="technician")
    write_report(read_run(folder), folder / "report.html")
    return folder / "report.html"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that runs none of the page's scripts: there are none to run."""
    context = browser.new_context(java_script_enabled=True, offline=True)
    yield context
    context.close()


def test_a_report_is_read_on_a_desk_and_on_a_telephone(context: BrowserContext, report: Path) -> None:
    trouble = Trouble()
    trouble.watch(context)
    page = context.new_page()
    page.goto(report.as_uri())
    for width in (DESKTOP, PHONE, NARROWEST):
        page.set_viewport_size({"width": width.pixels, "height": width.height})
        shown, other = (".wide", ".narrow") if width is DESKTOP else (".narrow", ".wide")
        expect(page.locator(f"figure {shown}").first).to_be_visible()
        expect(page.locator(f"figure {other}").first).to_be_hidden()
        assert_fits(page, "the report", width)
        assert_accessible(page, f"the report at {width.name}")
    page.set_viewport_size({"width": DESKTOP.pixels, "height": DESKTOP.height})
    assert_prints(page)
    page.get_by_text("Show this chart as a table").first.click()
    expect(page.get_by_role("cell", name="8,000").first).to_be_visible()
    trouble.assert_none()


def assert_prints(page: Page) -> None:
    """On paper nothing can be clicked: headings, pictures and the tables below them all stand there."""
    page.emulate_media(media="print")
    for heading in page.locator("h2, h3").all():
        box = heading.bounding_box()
        assert box is not None
        assert box["height"] > 10, heading.inner_text()
    expect(page.locator("figure .wide").first).to_be_visible()
    expect(page.locator("details table").first).to_be_visible()
    page.emulate_media(media="screen")
