"""What is shown before an absence is recorded."""

from typing import Any

from stillroom.apps.readiness.presenters.counting import count
from stillroom.apps.readiness.presenters.words import context_words
from stillroom.apps.readiness.selectors.statable import Asked
from stillroom.competence.absence import Block
from stillroom.competence.days import day_of
from stillroom.ui import formats


def consequences(asked: list[Asked], found: list[Block]) -> dict[str, Any]:
    titles = {each.code: f"{each.code} {each.title}" for each in asked}
    rows = []
    for block in sorted(found, key=lambda each: (each.start, each.competency)):
        where = f" ({context_words(str(block.context))})" if block.context else ""
        rows.append([f"{titles[block.competency]}{where}", formats.day(day_of(block.start))])
    if rows:
        finding = (
            f"{count(len(rows), 'competency', 'competencies')} would be blocked until a return assessment is passed."
        )
    elif asked:
        finding = "Nothing would be blocked: the absence is no longer than any competency in force allows."
    else:
        finding = "Nothing would be blocked: no competency that is asked for has a limit on absences."
    return {"finding": finding[:1].upper() + finding[1:], "rows": rows}
