"""Hạnh Nguyễn in her foundation period: how she and her mentor saw her, three times."""

from collections.abc import Sequence

from stillroom.competence.statement import Kind
from stillroom.demo.history.notebook import Notebook

LEARNER, MENTOR, UNIT = "N1008", "N1004", "ASEPTIC"
LEVELS = {1: "Starting", 2: "With support", 3: "Consistently", 4: "Leading"}

# Days ago, who, and the level of each attribute in order.
OCCASIONS: Sequence[tuple[int, str, tuple[int, ...]]] = (
    (300, LEARNER, (2, 2, 2, 1, 3, 2, 2, 1, 2)),
    (292, MENTOR, (2, 3, 2, 2, 3, 2, 2, 1, 2)),
    (160, LEARNER, (3, 3, 3, 2, 3, 2, 2, 1, 3)),
    (151, MENTOR, (3, 3, 3, 2, 3, 3, 2, 2, 3)),
    (24, LEARNER, (3, 3, 2, 2, 4, 3, 3, 2, 3)),
    (17, MENTOR, (3, 3, 3, 3, 3, 3, 3, 2, 3)),
)
COMMENTS = {
    (24, "FA3"): "Since the broth failed I doubt my own checks.",
    (17, "FA3"): "She stopped, reported and asked at once. That is what quality looks like.",
    (17, "FA5"): "Leads well within the team; working with the wards is the next step.",
    (24, "FA8"): "I would like to see how a capacity plan is made.",
}


def write_foundation(notebook: Notebook, organisation: str) -> None:
    if organisation != "ZZ1":
        return
    for days, author, levels in OCCASIONS:
        for number, level in enumerate(levels, start=1):
            code = f"FA{number}"
            notebook.note(
                Kind.SELF_ASSESSMENT if author == LEARNER else Kind.FEEDBACK,
                person=LEARNER,
                author=author,
                unit=UNIT,
                day=notebook.diary.ago(days),
                competency=code,
                details={"level": str(level), "rating": LEVELS[level]},
                note=COMMENTS.get((days, code), ""),
            )
