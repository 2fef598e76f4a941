"""What of an earlier app's doing a passport follows.

What follows is imported when there is something to follow: with it comes all that reads and signs credentials, and
every command would start the slower.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from stillroom.apps.accounts.jobs.duties import register_duty
from stillroom.apps.framework import case_relations
from stillroom.apps.framework.models import FrameworkVersion
from stillroom.apps.ledger.events import Appended, statements_appended
from stillroom.apps.passport.events import ShareEnded, share_ended
from stillroom.competence.statement import Kind

if TYPE_CHECKING:
    from stillroom.standards.case.competencies import Related

TOUCHING = frozenset((Kind.SUSPENSION, Kind.REINSTATEMENT, Kind.REVOCATION, Kind.OBSERVATION))
"""What may suspend, lift or revoke. An observation may: some failures suspend by themselves."""

SECONDS_BETWEEN_ASKING = 300.0
"""How long a withdrawal on another installation may take to arrive, at most, while both can be reached."""


def connect() -> None:
    register_duty("follow_sources", every=SECONDS_BETWEEN_ASKING, work=ask_everywhere)
    statements_appended.register(on_statements_appended)
    share_ended.register(on_share_ended)
    case_relations.register(relations_of)


def on_statements_appended(appended: Appended) -> None:
    people = {statement.person for statement in appended.statements if statement.kind in TOUCHING}
    if not people:
        return
    from stillroom.apps.passport.services.follow_ledger import follow_ledger
    from stillroom.apps.passport.services.follow_sources import follow_here

    changed = follow_ledger(organisation=appended.organisation, people=people)
    if changed:
        # After the commit: one organisation's ledger is never locked while another's is, and what fails there
        # fails nobody here. The worker asks again what a crash in between would leave.
        transaction.on_commit(lambda: follow_here(credential_ids=changed), robust=True)


def on_share_ended(ended: ShareEnded) -> None:
    from stillroom.apps.passport.services.receive_person import stop_showing

    stop_showing(share_id=ended.share_id)


def ask_everywhere() -> int:
    from stillroom.apps.passport.services.follow_sources import follow_everywhere

    return follow_everywhere()


def relations_of(version: FrameworkVersion) -> "Iterable[Related]":
    from stillroom.apps.passport.selectors.case_relations import equivalences_of

    return equivalences_of(version)
