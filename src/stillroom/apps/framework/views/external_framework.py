"""A framework of others, to read and to name in equivalences."""

from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stillroom.apps.accounts.access import open_to_signed_in
from stillroom.apps.framework.presenters.external_framework import PAGE, external_page, page_number
from stillroom.apps.framework.selectors.external_frameworks import external_framework as find
from stillroom.apps.framework.selectors.external_frameworks import items_of


@open_to_signed_in("frameworks of others hold nothing about anyone, and are the same for every organisation")
@require_safe
def external_framework(request: HttpRequest, framework_id: UUID) -> HttpResponse:
    try:
        framework = find(framework_id)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    items = items_of(framework)
    count = items.count()
    page = page_number(request.GET.get("page", ""), count)
    context = external_page(framework, items[(page - 1) * PAGE : page * PAGE], count=count, page=page)
    return render(request, "framework/external_framework.jinja", context)
