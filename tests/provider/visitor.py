"""Somebody's browser at the provider, without a window."""

from urllib.parse import urljoin

import requests

from tests.provider.serve import PASSWORD


def show_who_it_is(address: str, name: str, back: str) -> str:
    """Sign in at the provider and return the address that it sends the browser back to."""
    with requests.Session() as browser:
        answer = browser.get(address, timeout=10)
        token = answer.text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
        form = {"login": name, "password": PASSWORD, "csrfmiddlewaretoken": token}
        answer = browser.post(answer.url, form, allow_redirects=False, timeout=10)
        while answer.is_redirect:
            to = urljoin(answer.url, answer.headers["Location"])
            if to.startswith(back):
                return to
            answer = browser.get(to, allow_redirects=False, timeout=10)
    raise AssertionError(answer.text)
