"""Take in what somebody shows of her competence elsewhere, and record who made sure that it is hers."""

from collections.abc import Iterable
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors.requirements import role_profile_codes
from stillroom.apps.passport.models import IdentityCheck, PresentedCredential, TransferIn
from stillroom.apps.passport.remote import remote_fetch
from stillroom.apps.passport.selectors.local_sources import fetching
from stillroom.apps.passport.selectors.trust_list import trust_list_of
from stillroom.apps.passport.services.check_presented import Checked, check_presented
from stillroom.apps.passport.services.confirm_identity import OwnIdentity, confirm_identity
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import canonical_person
from stillroom.apps.places.models import Unit
from stillroom.standards.credentials.verification import Fetch

MAX_WORDS = 500


def receive_person(
    *,
    person: Person,
    unit: Unit,
    role_profile: str,
    credentials: Iterable[bytes],
    by: User,
    source: TransferIn.Source = TransferIn.Source.FILE,
    share_id: UUID | None = None,
    address: str = "",
    fetch: Fetch | None = None,
) -> TransferIn:
    """Check every credential and keep what was found. Raises PermissionDenied, ValidationError."""
    _check_may(by, person)
    if unit.organisation_id != person.organisation_id:
        raise ValidationError({"unit": "They are on the staff list of another organisation. Choose a unit of theirs."})
    if role_profile not in role_profile_codes():
        raise ValidationError({"role_profile": f"There is no role “{role_profile}”. Choose one of the list."})
    shown = list(dict.fromkeys(credentials))
    if not shown:
        raise ValidationError({"file": "There is no credential in it. Ask them for a passport that holds some."})
    # Before the transaction: checking may ask other installations, and nobody waits for those with a lock in hand.
    moment, trust, look = now(), trust_list_of(unit), fetching(fetch or remote_fetch())
    found = [(data, check_presented(data, trust=trust, at=moment, fetch=look)) for data in shown]
    with transaction.atomic():
        transfer = TransferIn.objects.create(
            person=canonical_person(person),
            unit=unit,
            role_profile=role_profile,
            source=source,
            share_id=share_id,
            address=address,
            opened_at=moment,
            opened_by=by,
        )
        PresentedCredential.objects.bulk_create(
            _row(transfer, number, data, checked) for number, (data, checked) in enumerate(found)
        )
    return transfer


def _row(transfer: TransferIn, number: int, data: bytes, checked: Checked) -> PresentedCredential:
    return PresentedCredential(
        transfer=transfer,
        ordinal=number,
        document=data.decode("utf-8", "replace"),
        sha256=checked.sha256,
        credential_id=checked.credential_id[:MAX_WORDS],
        issuer=checked.issuer[:MAX_WORDS],
        problem=checked.problem[:MAX_WORDS],
        state=checked.state,
        checked_at=transfer.opened_at,
    )


def check_again(*, transfer: TransferIn, fetch: Fetch | None = None) -> None:
    """Ask once more how every credential stands: before a signature, and whenever somebody wants to know."""
    moment, trust, look = now(), trust_list_of(transfer.unit), fetching(fetch or remote_fetch())
    rows = list(transfer.credentials.exclude(document=""))
    for row in rows:
        checked = check_presented(row.document.encode(), trust=trust, at=moment, fetch=look)
        row.state, row.problem, row.checked_at = checked.state, checked.problem[:MAX_WORDS], moment
    PresentedCredential.objects.bulk_update(rows, ["state", "problem", "checked_at"])


@transaction.atomic
def confirm_it_is_she(
    *, transfer: TransferIn, how: IdentityCheck.How, names: Iterable[str], name_differs_because: str, by: User
) -> None:
    """Record that the reader compared person, staff list and `names` in the credentials; never done by itself.

    Raises PermissionDenied; ValidationError where a name differs and nobody says why, or she would vouch for herself.
    """
    _check_may(by, transfer.person)
    differing = [name for name in names if not same_name(name, transfer.person.full_name)]
    if differing and not name_differs_because.strip():
        raise ValidationError(
            {"name_differs_because": f"Say why the name differs ({', '.join(differing)}), for example marriage."}
        )
    try:
        check = confirm_identity(person=transfer.person, how=how, by=by)
    except OwnIdentity as error:
        raise ValidationError("Nobody confirms who they are themselves. Ask somebody else.") from error
    TransferIn.objects.filter(id=transfer.id).update(
        identity_check=check, name_differs_because=name_differs_because.strip()[:300]
    )


def same_name(one: str, other: str) -> bool:
    """Whether two names read alike, but for case and spaces. Only to point out a difference, never to match anybody."""
    return one.casefold().split() == other.casefold().split()


@transaction.atomic
def stop_showing(*, share_id: UUID) -> None:
    """She no longer shares it: what nobody signed is forgotten, what was signed stays with those who signed."""
    for transfer in TransferIn.objects.filter(share_id=share_id, withdrawn_at__isnull=True):
        withdraw(transfer=transfer)


@transaction.atomic
def withdraw(*, transfer: TransferIn) -> None:
    transfer.withdrawn_at = now()
    transfer.save(update_fields=["withdrawn_at"])
    signed = transfer.items.exclude(statements=[]).values_list("credential", flat=True)
    transfer.items.filter(statements=[]).delete()
    transfer.credentials.exclude(id__in=[each for each in signed if each]).delete()
    transfer.credentials.update(document="")


def _check_may(by: User, person: Person) -> None:
    if not by.has_perm(Permission.RECEIVE_PERSON, person):
        raise PermissionDenied
