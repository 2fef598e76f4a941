"""A suspension that came from elsewhere is over there: an authoriser reinstates it here, under a deviation reference.

What requalifies her is taken on her issuer's word once more, each method as a credit with the credential's hash; then
the suspension is lifted. All under one signature, and only while the source stands again.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.draft import REASON, Draft
from stillroom.apps.ledger.services.append import lock_chain
from stillroom.apps.ledger.services.state import state
from stillroom.apps.passport.selectors.followed import ToReview
from stillroom.apps.passport.selectors.local_sources import states_here
from stillroom.apps.passport.services.sign_transfer import Prove
from stillroom.apps.people.models import Person
from stillroom.competence.statement import Kind, Meaning
from stillroom.competence.transfer import OfferState


def reinstate(
    *, found: ToReview, reason: str, by: Person, user: User, prove: Prove = lambda draft: draft, statement: str = ""
) -> None:
    """Raises PermissionDenied; ValidationError while the source does not stand; Refused by the rules of the ledger."""
    source = found.source
    if not user.has_perm(Permission.SIGN_OFF, source.person):
        raise PermissionDenied
    with transaction.atomic():
        lock_chain(source.organisation)
        now_there = states_here({source.credential_id}).get(source.credential_id, OfferState(source.state))
        if now_there is not OfferState.CURRENT or found.revoked:
            raise ValidationError("Its issuer has not lifted it. Assess them here instead, or revoke the acceptance.")
        for method in found.competency.requalification_scheme.methods:
            state(organisation=source.organisation, draft=prove(_credit(found, method, by)), by=by)
        lift = prove(_lift(found, reason, by))
        state(organisation=source.organisation, draft=lift, by=by)


def _credit(found: ToReview, method: str, by: Person) -> Draft:
    accepted = found.accepted
    return Draft(
        kind=Kind.ACCEPTANCE,
        person=found.source.person.canonical_id,
        author=by.canonical_id,
        occurred_at=clock.now(),
        competency=accepted.competency,
        version=accepted.version,
        context=accepted.context,
        method=method,
        meaning=Meaning.APPROVED,
        valid_until=accepted.valid_until,
        details={
            "credential": found.source.sha256,
            "credential_id": found.source.credential_id,
            "issuer": found.source.issuer,
        },
    )


def _lift(found: ToReview, reason: str, by: Person) -> Draft:
    return Draft(
        kind=Kind.REINSTATEMENT,
        person=found.source.person.canonical_id,
        author=by.canonical_id,
        occurred_at=clock.now(),
        competency=found.accepted.competency,
        version=found.accepted.version,
        about=found.suspension.id,
        meaning=Meaning.APPROVED,
        texts={REASON: reason},
    )
