"""What a unit would be proposed to accept of a passport, without keeping anything of it."""

from dataclasses import dataclass

from stillroom.apps.accounts.clock import now
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.passport.models import PresentedCredential
from stillroom.apps.passport.remote import remote_fetch
from stillroom.apps.passport.selectors.local_sources import fetching
from stillroom.apps.passport.selectors.transfers import Shown, proposals_for
from stillroom.apps.passport.selectors.trust_list import trust_list_of
from stillroom.apps.passport.services.check_presented import Checked, check_presented
from stillroom.apps.places.models import Unit
from stillroom.competence.days import day_of
from stillroom.competence.framework import Frameworks
from stillroom.competence.transfer import Proposal
from stillroom.standards.credentials.passport_file import read_passport
from stillroom.standards.credentials.verification import Fetch


@dataclass(frozen=True)
class Preview:
    proposals: list[Proposal]
    checked: list[Checked]
    frameworks: Frameworks


def preview_passport(*, unit: Unit, role_profile: str, data: bytes, fetch: Fetch | None = None) -> Preview:
    """Raises CredentialRefused for what is no passport."""
    moment, trust, look, known = now(), trust_list_of(unit), fetching(fetch or remote_fetch()), frameworks()
    checked = [check_presented(each, trust=trust, at=moment, fetch=look) for each in read_passport(data)]
    shown = [
        Shown(PresentedCredential(sha256=each.sha256, checked_at=moment), each.competence, each.state)
        for each in checked
        if each.competence is not None
    ]
    return Preview(proposals_for(unit, role_profile, shown, known, day_of(moment)), checked, known)
