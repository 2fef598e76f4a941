"""Results that are still to be read."""

from stillroom.apps.ledger.models import Statement
from stillroom.apps.places.models import Organisation
from stillroom.competence.statement import Kind, Outcome


def pending_results(organisation: Organisation) -> list[Statement]:
    """Pending observations with no reading that stands, oldest sample first."""
    about = Statement.objects.filter(organisation=organisation)
    revoked = set(about.filter(kind=Kind.REVOCATION).values_list("about", flat=True))
    readings = about.filter(kind=Kind.OBSERVATION).exclude(about="").values_list("id", "about")
    read = {pending for reading, pending in readings if reading not in revoked}
    rows = about.filter(kind=Kind.OBSERVATION, outcome=Outcome.PENDING).order_by("occurred_at", "seq")
    return [row for row in rows if row.id not in read and row.id not in revoked]
