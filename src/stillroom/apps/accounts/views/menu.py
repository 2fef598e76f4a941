"""Every page the reader may start from."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stillroom.apps.accounts.access import open_to_signed_in
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.menu import entries


@open_to_signed_in("lists only pages that the reader may open")
@require_safe
def menu(request: HttpRequest) -> HttpResponse:
    reader = account(request)
    open_to_her = [(entry, entry.links(reader)) for entry in entries()]
    sections = [
        {"title": section.value, "entries": [{"hint": entry.hint, "links": links} for entry, links in found]}
        for section, found in groupby((pair for pair in open_to_her if pair[1]), key=lambda pair: pair[0].section)
    ]
    return render(request, "accounts/menu.jinja", {"page_title": "All pages", "sections": sections})
