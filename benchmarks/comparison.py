"""Two versions of a framework compared, with the effect on everyone worked out on the ledger."""

from datetime import timedelta

from benchmarks.measured import Measured, medians
from benchmarks.sizes import Size
from benchmarks.synthetic import drafts, ids_of, organisation, write
from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import Competency, FrameworkVersion
from stillroom.apps.framework.selectors.frameworks import competencies_of
from stillroom.apps.framework.services.start_draft import Named, start_draft
from stillroom.apps.people.models import RoleGrant
from stillroom.apps.people.services.grant_role import grant_role
from stillroom.apps.readiness.selectors.proposed_effect import proposed_effect
from stillroom.competence.days import day_of
from stillroom.competence.framework import Change

CHANGED = 5
TOUCHED_EACH = 4  # a foundation and the three that require it


def comparison(size: Size) -> list[Measured]:
    people, competencies = size.compared_people, size.board_competencies
    place = organisation("COMPARE", people=people, competencies=competencies)
    written = drafts(ids_of(place), "COMPARE", competencies=competencies, count=people * competencies * 2)
    write(place, written, derive=True)
    editor = User.objects.create_user("editor@example.nhs.uk")
    grant_role(user=editor, organisation=place, role=RoleGrant.Role.FRAMEWORK_EDITOR, by=None)
    draft = start_draft(named=Named("COMPARE", "2"), by=User.objects.get(id=editor.id))
    _change(draft)
    found = proposed_effect(draft, at=now(), reader=editor)
    if sum(day.people for day in found.days) < people:
        raise AssertionError("the change was to touch everyone")
    middle, slow, own = medians(lambda: proposed_effect(draft, at=now(), reader=editor), 5)
    said = f"{people:,} people, {competencies} competencies, {CHANGED} changed"
    return [
        Measured("comparison with its effect on people, median", said, middle, "s", 2),
        Measured("  its own processor time, median", said, own, "s"),
        Measured("  the slowest of five", said, slow, "s"),
    ]


def _change(draft: FrameworkVersion) -> None:
    """Foundations, so that what requires them is touched too."""
    until = day_of(now()) + timedelta(days=30)
    rows = list(competencies_of(draft))[: CHANGED * TOUCHED_EACH : TOUCHED_EACH]
    for row in rows:
        row.scheme, row.change, row.transition_until = "observation*5 consecutive", Change.SUBSTANTIVE, until
    Competency.every.bulk_update(rows, ["scheme", "change", "transition_until"])
