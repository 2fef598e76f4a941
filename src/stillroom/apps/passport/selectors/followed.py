"""What was accepted on the word of another employer, and what of it waits to be reviewed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.passport.models import FollowedSource
from stillroom.apps.places.models import Organisation
from stillroom.competence.framework import Competency
from stillroom.competence.statement import Statement
from stillroom.competence.transfer import OfferState


@dataclass(frozen=True)
class ToReview:
    """An item suspended because of its source. `lifted`: the issuer has taken it back since."""

    source: FollowedSource
    accepted: Statement
    suspension: Statement
    competency: Competency
    revoked: bool  # the acceptance was revoked here, so only a reinstatement is left

    @property
    def lifted(self) -> bool:
        return self.source.state == OfferState.CURRENT


def followed_source(organisations: Iterable[Organisation], source_id: UUID) -> FollowedSource:
    """Raises FollowedSource.DoesNotExist."""
    rows = FollowedSource.objects.filter(organisation__in=list(organisations))
    return rows.select_related("person__organisation", "organisation").get(id=source_id)


def to_review(organisation: Organisation, at: datetime) -> list[ToReview]:
    """Every item whose suspension is still in force, by who waits longest."""
    rows = list(
        FollowedSource.objects.filter(organisation=organisation)
        .exclude(suspension="")
        .select_related("person__organisation", "organisation")
        .order_by("checked_at")
    )
    book = open_book(organisation, people={row.person.canonical_id for row in rows})
    found = []
    for row in rows:
        history = book.history(row.person.canonical_id)
        accepted, suspension = history.by_id.get(row.statement_id), history.by_id.get(row.suspension)
        record = history.record(accepted.competency) if accepted else None
        open_ = record.suspension_about(row.suspension) if record else None
        if accepted and suspension and record and open_ and record.is_open(open_, at):
            revoked = record.revoked(accepted, at)
            found.append(ToReview(row, accepted, suspension, record.competency.current, revoked))
    return found


def unreachable(organisation: Organisation) -> list[FollowedSource]:
    """Those whose issuer could not be asked when it was last tried."""
    rows = FollowedSource.objects.filter(organisation=organisation, failing_since__isnull=False)
    return list(rows.select_related("person").order_by("failing_since"))
