"""Who may do what in an organisation: accounts, roles, invitations, links and look-alikes."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.grants import Grant
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.accounts.selectors.users import find_user
from stillroom.apps.accounts.services.invite import invite
from stillroom.apps.ledger.forms.access import DecideForm, GrantRoleForm, InviteForm, LinkAccountForm, limit_of, role_of
from stillroom.apps.ledger.presenters.access import account_rows, look_alike_facts, look_alike_rows
from stillroom.apps.ledger.selectors.access import accounts_held
from stillroom.apps.ledger.selectors.roles import organisation_roles
from stillroom.apps.ledger.views.targets import the_organisation
from stillroom.apps.people.models import LookAlike, Person, RoleGrant
from stillroom.apps.people.selectors.accounts import grant_visible_to, is_of_these_only, look_alike_visible_to
from stillroom.apps.people.selectors.look_alikes import unresolved_look_alikes
from stillroom.apps.people.selectors.people import person_with_number
from stillroom.apps.people.services.decide_look_alike import decide_look_alike as decide
from stillroom.apps.people.services.end_role import end_role as end
from stillroom.apps.people.services.grant_role import grant_role as grant
from stillroom.apps.people.services.link_user_to_person import link_user_to_person
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.places.selectors.units import units_of

NO_ACCOUNT = "Nobody has an account with this email address. Invite them instead"


def the_grant(request: HttpRequest, *, grant_id: UUID) -> RoleGrant:
    return grant_visible_to(account(request), grant_id)


def the_look_alike(request: HttpRequest, *, look_alike_id: UUID) -> LookAlike:
    return look_alike_visible_to(account(request), look_alike_id)


@requires(Permission.MANAGE_ACCESS, the_organisation)
@require_safe
def access(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    context = {
        "page_title": "Accounts and roles",
        "organisation": organisation,
        "rows": account_rows(accounts_held(organisation), organisation),
        "look_alikes": look_alike_rows(unresolved_look_alikes(organisation)),
        "wide": True,
    }
    return render(request, "ledger/access.jinja", context)


@requires(Permission.MANAGE_ACCESS, the_organisation)
@require_http_methods(["GET", "HEAD", "POST"])
def grant_role(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    initial = {"email": request.GET.get("email", "")}
    form = GrantRoleForm(request.POST or None, organisation=organisation, initial=initial)
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        user = find_user(email=cleaned["email"])
        if user is None:
            form.add_error("email", NO_ACCOUNT)
        else:
            unit, role, limit = (
                _unit(organisation, cleaned["unit"]),
                RoleGrant.Role(role_of(cleaned)),
                limit_of(cleaned),
            )
            try:
                grant(user=user, organisation=organisation, role=role, unit=unit, limit=limit, by=account(request))
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, f"{user} is now {role.label.lower()}.")
                return redirect("access", organisation_id=organisation.id)
    return _page(request, organisation, "Give a role", form, "Give the role")


@requires(Permission.MANAGE_ACCESS, the_organisation)
@require_http_methods(["GET", "HEAD", "POST"])
def invite_someone(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The link is shown once, here: no mail is sent."""
    form = InviteForm(request.POST or None, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        unit = _unit(organisation, cleaned["unit"])
        limit = limit_of(cleaned)
        offered = Grant(
            organisation.ods_code,
            role_of(cleaned),
            unit.code if unit else "",
            ends_on=limit.ends_on.isoformat() if limit.ends_on else "",
            from_organisation=limit.from_organisation,
            purpose=limit.purpose,
        )
        existing = find_user(email=cleaned["email"])
        try:
            link = invite(
                email=cleaned["email"],
                name=cleaned["name"],
                by=account(request),
                grants=[offered],
                new_link_for_existing_account=existing is not None
                and is_of_these_only(existing, _administered_ids(request)),
            )
        except ValidationError as error:
            form.add_error("email", error)
        else:
            context = {"page_title": "Give them this link", "organisation": organisation, "link": link, **cleaned}
            return render(request, "ledger/invited.jinja", context)
    return _page(request, organisation, "Invite someone", form, "Make the link")


@requires(Permission.MANAGE_ACCESS, the_organisation)
@require_http_methods(["GET", "HEAD", "POST"])
def link_account(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = LinkAccountForm(request.POST or None, initial={"email": request.GET.get("email", "")})
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        user = find_user(email=cleaned["email"])
        try:
            person = person_with_number(organisation, cleaned["employee_number"])
            if user is None:
                form.add_error("email", NO_ACCOUNT)
            else:
                link_user_to_person(user=user, person=person, by=account(request))
                messages.success(request, f"The account of {user} belongs to the record of {person.full_name} now.")
                return redirect("access", organisation_id=organisation.id)
        except Person.DoesNotExist:
            form.add_error("employee_number", f"Nobody in {organisation.name} has this employee number. Check it")
        except ValidationError as error:
            form.add_error(None, error)
    return _page(request, organisation, "Link an account to a record", form, "Link them")


@requires(Permission.MANAGE_ACCESS, the_grant)
@require_http_methods(["GET", "HEAD", "POST"])
def end_role(request: HttpRequest, held: RoleGrant) -> HttpResponse:
    wrong = ""
    if request.method == "POST":
        try:
            end(grant=held, by=account(request))
        except ValidationError as error:
            wrong = " ".join(error.messages)
        else:
            messages.success(request, f"{held.user} is no longer {held.get_role_display().lower()}.")
            own = held.user_id == account(request).id  # then the list may be closed to her from now on
            return redirect("home") if own else redirect("access", organisation_id=held.organisation_id)
    context = {"page_title": "End a role", "organisation": held.organisation, "held": held, "wrong": wrong}
    return render(request, "ledger/end_role.jinja", context)


@requires(Permission.DECIDE_LOOK_ALIKE, the_look_alike)
@require_http_methods(["GET", "HEAD", "POST"])
def decide_look_alike(request: HttpRequest, pair: LookAlike) -> HttpResponse:
    form = DecideForm(request.POST or None)
    organisation = pair.person_a.organisation
    if request.method == "POST" and form.is_valid():
        try:
            decide(look_alike=pair, same=form.cleaned_data["decision"] == "same", by=account(request))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Your decision is recorded.")
            return redirect("access", organisation_id=organisation.id)
    context = {
        "page_title": "One person or two?",
        "organisation": organisation,
        "pair": pair,
        "records": look_alike_facts(pair),
        "form": form,
    }
    return render(request, "ledger/decide_look_alike.jinja", context)


def _unit(organisation: Organisation, unit_id: str) -> Unit | None:
    return units_of(organisation).get(id=unit_id) if unit_id else None


def _administered_ids(request: HttpRequest) -> set[UUID]:
    user = account(request)
    return {each.id for each in organisation_roles(user) if user.has_perm(Permission.MANAGE_ACCESS, each)}


def _page(
    request: HttpRequest,
    organisation: Organisation,
    title: str,
    form: GrantRoleForm | InviteForm | LinkAccountForm,
    action: str,
) -> HttpResponse:
    context = {"page_title": title, "organisation": organisation, "form": form, "action": action}
    return render(request, "ledger/access_form.jinja", context)
