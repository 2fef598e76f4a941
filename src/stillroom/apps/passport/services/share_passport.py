"""Share credentials behind a secret link, and stop."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.accounts.tokens import hash_token, make_token
from stillroom.apps.passport.events import ShareEnded, share_ended
from stillroom.apps.passport.models import Disclosure, IssuedCredential, Share
from stillroom.apps.passport.selectors.own import own_records
from stillroom.apps.passport.selectors.reference import disclosure_reasons, share_limit
from stillroom.apps.passport.selectors.shares import shareable
from stillroom.apps.people.models import Person
from stillroom.competence.days import day_of, end_of
from stillroom.ui.formats import day as in_words


@transaction.atomic
def share_passport(
    *, person: Person, items: Sequence[IssuedCredential], audience: str, purpose: str, last_day: date, by: User
) -> tuple[Share, str]:
    """The share and the secret of its link, which is shown once. Only she herself may."""
    if not is_hers(person, by):
        raise PermissionDenied
    return _share(person=person, items=items, audience=audience, purpose=purpose, last_day=last_day, by=by)


@transaction.atomic
def disclose_passport(
    *,
    person: Person,
    items: Sequence[IssuedCredential],
    recipient: str,
    purpose: str,
    last_day: date,
    reason: str,
    explanation: str,
    by: User,
) -> tuple[Disclosure, str]:
    """Share without her act, on a lawful decision that stays on record where she sees it."""
    if not by.has_perm(Permission.DISCLOSE_PASSPORT, person) or is_hers(person, by):
        raise PermissionDenied
    if reason not in disclosure_reasons(day_of(clock.now())):
        raise ValidationError({"reason": "Choose a reason from the list as it stands today"})
    if not explanation.strip():
        raise ValidationError({"explanation": "Enter the law or power that the decision rests on"})
    share, token = _share(person=person, items=items, audience=recipient, purpose=purpose, last_day=last_day, by=by)
    return Disclosure.objects.create(share=share, reason=reason, explanation=explanation.strip()), token


@transaction.atomic
def stop_sharing(*, share: Share, person: Person, by: User) -> None:
    """At once. She stops what she made, on either of her records; a decision is ended by who may make one.

    `person`: the record from whose page it is stopped.
    """
    decided = Disclosure.objects.filter(share=share).exists()
    if decided:
        if not by.has_perm(Permission.DISCLOSE_PASSPORT, share.person) or is_hers(share.person, by):
            raise PermissionDenied
    elif not is_hers(person, by) or not (share.person_id == person.id or share.items.filter(person=person).exists()):
        raise PermissionDenied
    ended = Share.objects.filter(id=share.id, revoked_at__isnull=True).update(revoked_at=clock.now(), revoked_by=by)
    if ended:
        share_ended.send(ShareEnded(share.id))


def is_hers(person: Person, user: User) -> bool:
    return person.id in {each.id for each in own_records(user)}


def _share(
    *, person: Person, items: Sequence[IssuedCredential], audience: str, purpose: str, last_day: date, by: User
) -> tuple[Share, str]:
    now = clock.now()
    _check(person, items, audience, purpose, last_day, today=day_of(now), all_hers=is_hers(person, by))
    token = make_token()
    share = Share.objects.create(
        person=person,
        audience=audience.strip(),
        purpose=purpose.strip(),
        token_hash=hash_token(token),
        made_at=now,
        made_by=by,
        expires_at=end_of(last_day),
    )
    share.items.set(items)
    return share, token


def _check(
    person: Person,
    items: Sequence[IssuedCredential],
    audience: str,
    purpose: str,
    last_day: date,
    *,
    today: date,
    all_hers: bool,
) -> None:
    latest = today + timedelta(days=share_limit(today).most_days)
    if not audience.strip():
        raise ValidationError({"audience": "Enter who it is for"})
    if not purpose.strip():
        raise ValidationError({"purpose": "Enter what it is for"})
    if not items:
        raise ValidationError({"items": "Choose at least one item to share"})
    allowed = {each.id for each in shareable(person) if all_hers or each.person_id == person.id}
    if not {each.id for each in items} <= allowed:
        raise ValidationError({"items": "Choose from the items on this page"})
    if not today <= last_day <= latest:
        raise ValidationError({"last_day": f"Enter a last day from today to {in_words(latest)}"})
