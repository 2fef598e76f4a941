"""Whether a page keeps every accessibility rule and fits its screen."""

import json
from collections.abc import Mapping
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

from tests.browser.widths import Width

# "region" is best-practice advice, not WCAG: the NHS.UK back link and skip link stand before <main>.
# "aria-allowed-attr": nhsuk-frontend itself puts aria-expanded on a radio that reveals something, as GOV.UK does.
NOT_FOR_US: Mapping[str, Any] = {"region": {"enabled": False}, "aria-allowed-attr": {"enabled": False}}

# Only what is wrong is gathered and sent back; describing all that is right takes longer than finding out.
OPTIONS = json.dumps({"rules": NOT_FOR_US, "resultTypes": ["violations"], "elementRef": False})
RUN = f"axe.run(document, {OPTIONS}).then(({{violations}}) => ({{violations}}))"


def assert_accessible(page: Page, what: str) -> None:
    """Assert that axe finds no violation."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE_SCRIPT)
    found = AxeResults(page.evaluate(RUN))
    assert found.violations_count == 0, f"{what}:\n{found.generate_report()}"


def assert_fits(page: Page, what: str, width: Width) -> None:
    """Assert that the page does not scroll sideways."""
    scrolls_to = page.evaluate("document.documentElement.scrollWidth")
    assert scrolls_to <= width.pixels, f"{what} is {scrolls_to} pixels wide"
