"""Background is assessed, not assumed: what counts as knowledge that was shown."""

import pytest

from stillroom.competence.background import knowledge_shown
from tests.unit.competence.story import CODE, Story, moment, story, table

ON = "2026-03-01"
NEVER_ASKED = story("knowledge*1; observation*1", months=12)


@pytest.mark.parametrize(
    ("told", "shown"),
    table(
        ("never asked", NEVER_ASKED, False),
        ("seen at work, never asked", NEVER_ASKED.observed("pass", on="2026-01-05"), False),
        ("signed off, never asked", NEVER_ASKED.observed("pass", on="2026-01-05").signed_off(on="2026-01-06"), False),
        ("passed", NEVER_ASKED.observed("pass", on="2026-01-05", method="knowledge"), True),
        ("passed in a viva", NEVER_ASKED.observed("pass", on="2026-01-05", method="viva"), True),
        ("failed", NEVER_ASKED.observed("fail", on="2026-01-05", method="knowledge"), False),
        (
            "failed after a pass",
            NEVER_ASKED.observed("pass", on="2026-01-05", method="knowledge").observed(
                "fail", on="2026-02-05", method="knowledge"
            ),
            False,
        ),
        ("on the last day of its validity", NEVER_ASKED.observed("pass", on="2025-03-01", method="knowledge"), True),
        ("the day after", NEVER_ASKED.observed("pass", on="2025-02-28", method="knowledge"), False),
        ("later than the day asked about", NEVER_ASKED.observed("pass", on="2026-03-02", method="knowledge"), False),
    ),
)
def test_knowledge_is_shown_by_a_pass_that_somebody_saw(told: Story, shown: bool) -> None:
    record = told.history().record(CODE)
    assert record
    assert bool(knowledge_shown(record, moment(ON))) is shown
