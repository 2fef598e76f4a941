"""Who it is that states something: by the session alone, by showing it once more, or by a PIN on a shared tablet."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse

from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.services.check_pin import PinLocked, check_pin
from stillroom.apps.accounts.services.prove import passkey_challenge, prove, ways_to_prove
from stillroom.apps.accounts.services.reauthenticate import TooManyAttempts
from stillroom.apps.ledger.draft import Draft
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.acting import speaking_account
from stillroom.apps.readiness.forms.stating import SigningForm, StatingForm
from stillroom.apps.readiness.services.signing_session import count_wrong_pin
from stillroom.apps.readiness.shared_tablet import shared_session

SIGNED_WITH = "signed_with"
SIGNING_SESSION = "signing_session"
PROOFS = ("password", "passkey", "code")


@dataclass(frozen=True)
class Proof:
    """`signed_with` goes into the chain with the statement: empty for what rides on the signed-in session."""

    signed_with: str = ""
    signing_session: str = ""
    recorded_by: str = ""

    def on(self, draft: Draft) -> Draft:
        found = {SIGNED_WITH: self.signed_with, SIGNING_SESSION: self.signing_session}
        details = {**draft.details, **{name: value for name, value in found.items() if value}}
        return replace(draft, details=details, recorded_by=self.recorded_by or draft.recorded_by)


def ask_who_it_is(request: HttpRequest, form: StatingForm, by: Person) -> None:
    """Put into the form what it has to ask."""
    if shared_session(request) is not None:
        form.ask_pin(by.full_name)
    elif isinstance(form, SigningForm):
        _ask_proof(request, form)


def ask_on_own_device(request: HttpRequest, form: SigningForm) -> None:
    """As `ask_who_it_is`, for what is never signed with a PIN. Raises PermissionDenied on a tablet that many share."""
    if shared_session(request) is not None:
        raise PermissionDenied
    _ask_proof(request, form)


def show_who_it_is(request: HttpRequest, form: StatingForm) -> Proof | None:
    """What was shown; None, and an error in the form, when it was not enough. Before anything is written."""
    if shared_session(request) is not None:
        return _by_pin(request, form)
    if not isinstance(form, SigningForm):
        return Proof()
    field = next((name for name in ("password", "code") if name in form.fields), None)
    try:
        way = prove(request, account(request), {name: form.cleaned_data.get(name) or "" for name in PROOFS})
    except TooManyAttempts:
        form.add_error(field, "Wait five minutes, then try again: it was wrong too often")
        return None
    if way:
        return Proof(signed_with=way)
    if field is None:
        form.add_error(None, "Show once more that it is you, then sign.")
    elif form.cleaned_data.get(field):
        form.add_error(field, f"Enter your {field} again; this one is not right")
    else:
        form.add_error(field, f"Enter your {field}, or use your passkey")
    return None


def _ask_proof(request: HttpRequest, form: SigningForm) -> None:
    user = account(request)
    form.ask_proof(
        ways_to_prove(request, user),
        challenge=lambda: passkey_challenge(request, user),
        address=f"{reverse('provider_confirm')}?{urlencode({'next': request.get_full_path()})}",
    )


def _by_pin(request: HttpRequest, form: StatingForm) -> Proof | None:
    session = shared_session(request)
    assert session is not None  # noqa: S101 - asked just before
    try:
        right = check_pin(user=speaking_account(request), pin=form.cleaned_data["pin"])
    except PinLocked:
        form.add_error("pin", "This PIN is locked after 5 wrong tries. Sign in on your own device to open it again")
        return None
    if right:
        return Proof("personal PIN", str(session.id), str(session.recorder_id))
    count_wrong_pin(session)
    form.add_error("pin", "Enter your PIN again; this one is not right")
    return None
