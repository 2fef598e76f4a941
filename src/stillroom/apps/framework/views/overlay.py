"""What a unit adds to what is national, and the forms by which its keepers say so."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.forms.overlay import AdoptRoleForm, EndForm, LocalNoteForm, LocalRequirementForm, SopForm
from stillroom.apps.framework.presenters.overlay import (
    adoption_rows,
    competency_choices,
    note_rows,
    overlay_finding,
    requirement_rows,
    role_choices,
)
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.framework.selectors.frameworks import all_frameworks
from stillroom.apps.framework.selectors.overlay import (
    adoptions,
    local_requirement,
    local_requirements,
    notes_of,
    sop_version,
    sop_versions,
)
from stillroom.apps.framework.selectors.requirements import role_profiles
from stillroom.apps.framework.services.add_local_requirement import add_local_requirement
from stillroom.apps.framework.services.adopt_role import adopt_role, end_adoption
from stillroom.apps.framework.services.close_local_requirement import close_local_requirement
from stillroom.apps.framework.services.record_sop_version import Sop, record_sop_version, withdraw_sop_version
from stillroom.apps.framework.services.write_local_note import write_local_note
from stillroom.apps.framework.views.the_unit import the_unit
from stillroom.apps.places.models import Unit
from stillroom.apps.places.selectors.units import unit_details
from stillroom.ui.forms import Form

T = TypeVar("T")
METHODS = ["GET", "HEAD", "POST"]


@requires(Permission.VIEW_UNIT, the_unit)
@require_safe
def local(request: HttpRequest, unit: Unit) -> HttpResponse:
    known, adopted, added = frameworks(), list(adoptions(unit)), list(local_requirements(unit))
    notes, sops = notes_of(unit.id), sop_versions([unit.id])
    codes = len({sop.code for sop in sops})
    context = {
        "page_title": _name(unit),
        "unit": unit,
        "finding": overlay_finding(len(adopted), len(added), len(notes), codes),
        "adopted": adoption_rows(adopted),
        "added": requirement_rows(added, unit, known),
        "notes": note_rows(notes, unit, known),
        "procedures": codes,
        "keeps": account(request).has_perm(Permission.KEEP_OVERLAY, unit),
    }
    return render(request, "framework/local.jinja", context)


@requires(Permission.KEEP_OVERLAY, the_unit)
@require_http_methods(METHODS)
def adopt(request: HttpRequest, unit: Unit) -> HttpResponse:
    roles = {str(profile.id): profile for profile in role_profiles()}
    found = {str(each.id): each for each in all_frameworks()}
    names = [(id_, each.title or each.code) for id_, each in found.items()]
    form = AdoptRoleForm(request.POST or None, roles=role_choices(list(roles.values())), frameworks=names)

    def save() -> str:
        cleaned = form.cleaned_data
        role = roles[cleaned["role_profile"]]
        adopt_role(unit=unit, role_profile=role, framework=found[cleaned["framework"]], by=account(request))
        return f"{role.title} is adopted. What differs here can be added, and nothing else need be written."

    return _form_page(request, unit, form, save, title="Adopt a national role", action="Adopt it", intro=ADOPTING)


@requires(Permission.KEEP_OVERLAY, the_unit)
@require_http_methods(METHODS)
def add_requirement(request: HttpRequest, unit: Unit) -> HttpResponse:
    roles = {str(profile.id): profile for profile in role_profiles()}
    form = LocalRequirementForm(
        request.POST or None,
        roles=role_choices(list(roles.values())),
        competencies=competency_choices(frameworks()),
    )

    def save() -> str:
        cleaned = form.cleaned_data
        role = roles[cleaned["role_profile"]]
        add_local_requirement(
            unit=unit,
            role_profile=role,
            competency=cleaned["competency"],
            context=cleaned["context"],
            mandatory=cleaned["mandatory"] == "yes",
            grace_days=cleaned["grace_days"],
            by=account(request),
        )
        return f"Added. Everyone here whose role is {role.title.lower()} is asked for {cleaned['competency']} now."

    return _form_page(request, unit, form, save, title="Ask for more at this unit", action="Add it", intro=ADDING)


@requires(Permission.KEEP_OVERLAY, the_unit)
@require_http_methods(METHODS)
def close_requirement(request: HttpRequest, unit: Unit, requirement_id: UUID) -> HttpResponse:
    found = _or_404(lambda: local_requirement(unit, requirement_id))

    def save() -> str:
        close_local_requirement(requirement=found, by=account(request))
        return f"This unit no longer asks for more in {found.competency_code}."

    title = f"Stop asking for {found.competency_code} beyond the role"
    return _form_page(request, unit, EndForm(request.POST or None), save, title=title, action="End it", intro=ENDING)


@requires(Permission.KEEP_OVERLAY, the_unit)
@require_http_methods(METHODS)
def write_note(request: HttpRequest, unit: Unit) -> HttpResponse:
    code = request.GET.get("competency", "")
    initial = {"competency": code, "text": notes_of(unit.id).get(code, "")}
    form = LocalNoteForm(request.POST or None, competencies=competency_choices(frameworks()), initial=initial)

    def save() -> str:
        cleaned = form.cleaned_data
        write_local_note(unit=unit, competency=cleaned["competency"], text=cleaned["text"], by=account(request))
        return f"The note on {cleaned['competency']} is {'written' if cleaned['text'].strip() else 'ended'}."

    return _form_page(request, unit, form, save, title="Say what differs here", action="Save the note", intro=NOTING)


@requires(Permission.KEEP_OVERLAY, the_unit)
@require_http_methods(METHODS)
def record_sop(request: HttpRequest, unit: Unit) -> HttpResponse:
    form = SopForm(request.POST or None, competencies=competency_choices(frameworks()))

    def save() -> str:
        sop = record_sop_version(unit=unit, sop=Sop(**form.cleaned_data), by=account(request))
        return f"{sop.code}, version {sop.version}, is recorded. Whoever it asks sees it on their home page."

    return _form_page(request, unit, form, save, title="Record a procedure version", action="Record it", intro=SOPS)


@requires(Permission.KEEP_OVERLAY, the_unit)
@require_http_methods(METHODS)
def withdraw_sop(request: HttpRequest, unit: Unit, sop_id: UUID) -> HttpResponse:
    found = _or_404(lambda: sop_version(unit, sop_id))

    def save() -> str:
        withdraw_sop_version(sop=found, by=account(request))
        return f"{found.code}, version {found.version}, is withdrawn."

    title = f"Withdraw {found.code}, version {found.version}"
    return _form_page(request, unit, EndForm(request.POST or None), save, title=title, action="End it", intro=ENDING)


@requires(Permission.KEEP_OVERLAY, the_unit)
@require_http_methods(METHODS)
def end_adoption_of(request: HttpRequest, unit: Unit, adoption_id: UUID) -> HttpResponse:
    found = _or_404(lambda: adoptions(unit).get(id=adoption_id))

    def save() -> str:
        end_adoption(adoption=found, by=account(request))
        return f"{found.role_profile.title} is no longer adopted."

    title = f"End the adoption of {found.role_profile.title.lower()}"
    return _form_page(request, unit, EndForm(request.POST or None), save, title=title, action="End it", intro=ENDING)


ADOPTING = "The role profile and its framework hold here as they are. Afterwards add only what differs."
ADDING = (
    "Everyone here in the role is asked for it from now on, and readiness follows at once. A unit can ask for more and"
    " sooner; it cannot take away, make optional or allow longer what the role asks everywhere."
)
NOTING = "Shown to people of this unit wherever the competency is shown. It changes nobody’s readiness."
SOPS = (
    "A new version opens for everyone whose role asks for one of its competencies, to be taken up by the day it takes"
    " effect. Recording the same code and version again corrects it."
)
ENDING = "It holds no longer from now on. That it held until now stays on record."


def _form_page(
    request: HttpRequest, unit: Unit, form: Form, save: Callable[[], str], *, title: str, action: str, intro: str
) -> HttpResponse:
    """Show the form, or do what it says, tell so and go back to the overlay."""
    if request.method == "POST" and form.is_valid():
        try:
            said = save()
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, said)
            return redirect("unit_local", unit_id=unit.id)
    context = {"page_title": title, "unit": unit, "unit_name": _name(unit), "form": form}
    return render(request, "framework/local_form.jinja", context | {"action": action, "intro": intro})


def _or_404(load: Callable[[], T]) -> T:
    try:
        return load()
    except ObjectDoesNotExist as error:
        raise Http404 from error


def _name(unit: Unit) -> str:
    details = unit_details(unit)
    return details.name if details else unit.code
