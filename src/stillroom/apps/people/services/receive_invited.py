"""What follows when someone accepts an invitation: her roles, and her own record if it is plain which one it is."""

import logging
from datetime import date

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.events import InvitationAccepted
from stillroom.apps.accounts.grants import Grant
from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import Person, RoleGrant
from stillroom.apps.people.selectors.look_alikes import look_alikes_of
from stillroom.apps.people.services.grant_role import Limit, grant_role
from stillroom.apps.people.services.link_user_to_person import link_user_to_person
from stillroom.apps.places.models import Organisation, Unit

logger = logging.getLogger(__name__)


def receive_invited(accepted: InvitationAccepted) -> None:
    """Listens to `invitation_accepted`. Who invited was checked when the invitation was made."""
    for grant in accepted.grants:
        organisation = _organisation(grant.organisation)
        _grant(accepted.user, organisation, grant)
        _link_own_record(accepted.user, organisation)


def _organisation(ods_code: str) -> Organisation:
    """The first administrator is invited before anything is imported, so her organisation may be new."""
    organisation, _ = Organisation.objects.get_or_create(
        ods_code=ods_code.strip().upper(), defaults={"name": ods_code.strip().upper(), "recorded_at": now()}
    )
    return organisation


def _grant(user: User, organisation: Organisation, grant: Grant) -> None:
    if grant.role not in RoleGrant.Role.values:
        return
    unit = Unit.objects.filter(organisation=organisation, code=grant.unit).first() if grant.unit else None
    if grant.unit and unit is None:
        # Never wider than was meant: without its unit the role would hold in the whole organisation.
        logger.warning("An invitation named a unit that does not exist; its role was not given.")
        return
    limit = Limit(date.fromisoformat(grant.ends_on) if grant.ends_on else None, grant.from_organisation, grant.purpose)
    if limit.problems():
        logger.warning("An invitation was accepted after the last day of its role; the role was not given.")
        return
    grant_role(user=user, organisation=organisation, role=RoleGrant.Role(grant.role), unit=unit, limit=limit, by=None)


def _link_own_record(user: User, organisation: Organisation) -> None:
    """Only within the organisation that invited her, to the one record with her address, and never a look-alike."""
    records = Person.objects.filter(organisation=organisation, email__iexact=user.email).select_related("organisation")
    if Person.objects.filter(organisation=organisation, user=user).exists() or len(records) != 1:
        return
    record = records[0]
    if record.user_id is None and not look_alikes_of(record).exists():
        link_user_to_person(user=user, person=record, by=None)
