"""What a draft of a framework would do to people, before it is published."""

from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in
from stillroom.apps.accounts.acting import account
from stillroom.apps.framework.selectors.drafts import draft_visible_to
from stillroom.apps.readiness.presenters.proposed_effect import effect_page
from stillroom.apps.readiness.selectors.proposed_effect import proposed_effect
from stillroom.apps.readiness.selectors.unit_names import unit_titles


@open_to_signed_in("tells numbers, nobody's name; a draft is found only by those who work on it and framework editors")
@require_safe
def framework_effect(request: HttpRequest, version_id: UUID) -> HttpResponse:
    try:
        draft = draft_visible_to(account(request), version_id)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    effect = proposed_effect(draft, at=clock.now(), reader=account(request))
    units = unit_titles({unit for each in effect.days for unit in each.by_unit})
    return render(request, "readiness/proposed_effect.jinja", effect_page(effect, draft, units))
