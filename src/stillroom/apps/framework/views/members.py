"""Who works on a draft."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from stillroom.apps.accounts.access import open_to_signed_in
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.selectors.users import find_user
from stillroom.apps.framework.forms.draft import MemberForm
from stillroom.apps.framework.models import VersionMember
from stillroom.apps.framework.selectors.drafts import members_of
from stillroom.apps.framework.services.version_members import add_member, end_member, member_with_id
from stillroom.apps.framework.views.targets import MEMBERS_ONLY, the_draft

NO_ACCOUNT = "Nobody has an account with this email address. An administrator has to invite them first"


@open_to_signed_in(MEMBERS_ONLY)
@require_http_methods(["GET", "HEAD", "POST"])
def framework_members(request: HttpRequest, version_id: UUID) -> HttpResponse:
    draft = the_draft(request, version_id)
    ending = request.POST.get("end")
    form = MemberForm(None if ending else request.POST or None)
    if request.method == "POST" and ending:
        member = member_with_id(draft, ending)
        if member is not None:
            end_member(version=draft, member_id=member.id, by=account(request))
            messages.success(request, f"{member.user} no longer works on it.")
        return redirect("framework_members", version_id=draft.id)
    if request.method == "POST" and form.is_valid():
        user = find_user(email=form.cleaned_data["email"])
        if user is None:
            form.add_error("email", NO_ACCOUNT)
        else:
            part = VersionMember.Part(form.cleaned_data["part"])
            try:
                add_member(version=draft, user=user, part=part, by=account(request))
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, f"{user} is {part.label.lower()} of this draft.")
                return redirect("framework_members", version_id=draft.id)
    context = {
        "page_title": "Who works on it",
        "caption": f"{draft.framework}, version {draft.version}",
        "form": form,
        "action": "Name them",
        "note": "They see the draft from now on.",
        "members": list(members_of(draft)),
        "back": (f"Version {draft.version}", "framework_draft", {"version_id": draft.id}),
    }
    return render(request, "framework/members.jinja", context)
