"""What an organisation has issued: for the routes of passports."""

from dataclasses import dataclass

from stillroom.apps.accounts.clock import now
from stillroom.apps.passport.models import StatusList
from stillroom.apps.passport.services.issuer_keys import key_in_use
from stillroom.apps.places.models import Organisation


@dataclass(frozen=True)
class Passports:
    status_list: StatusList


def make_passports(organisation: Organisation) -> Passports:
    key_in_use(organisation=organisation)
    return Passports(status_list=StatusList.objects.create(organisation=organisation, begun_at=now()))
