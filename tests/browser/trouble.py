"""Anything that goes wrong in the browser fails the test, unless the test said that it would.

This is also the best test of the content security policy: what it refuses is an error on the console.
"""

import re

from playwright.sync_api import BrowserContext, ConsoleMessage, Response, WebError

CONSOLE_ECHO = re.compile(r"Failed to load resource: the server responded with a status of (\d{3})")


class Trouble:
    """Console errors, uncaught exceptions, and answers of 400 or more."""

    def __init__(self) -> None:
        self._seen: list[str] = []
        self._expected: list[re.Pattern[str]] = []

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", self._exception)
        context.on("response", self._response)

    def expect(self, pattern: str) -> None:
        """Let pass what matches `pattern`, a regular expression: `HTTP 403`, or words on the console."""
        self._expected.append(re.compile(pattern))

    def assert_none(self) -> None:
        unexpected = [seen for seen in self._seen if not any(pattern.search(seen) for pattern in self._expected)]
        assert not unexpected, "\n".join(unexpected)

    def _console(self, message: ConsoleMessage) -> None:
        # A failed answer is seen as such; the console's own echo of it says less.
        if message.type == "error" and not CONSOLE_ECHO.search(message.text):
            self._seen.append(f"console: {message.text}")

    def _exception(self, error: WebError) -> None:
        self._seen.append(f"exception: {error.error}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self._seen.append(f"HTTP {response.status} {response.request.method} {response.url}")
