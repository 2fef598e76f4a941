"""The starter framework as three versions: as published, amended a year later, amended again two months ago."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from stillroom.competence.framework import Change
from stillroom.competence.scheme import Scheme
from stillroom.demo.diary import Diary
from stillroom.demo.tables import REFERENCE, read_rows

FRAMEWORK = "STILLROOM-STARTER"
TITLE = "Starter competencies for aseptic services"

_FIRST_AMENDMENT = {
    "AS03": {
        "change": Change.EDITORIAL,
        "skill": "; Says aloud which face of the wipe is in use before changing hands",
    },
    "AS09": {
        "change": Change.SUBSTANTIVE,
        "knowledge": "; Why is a photograph of the assembled tray no substitute for the second check? |"
        " a picture shows labels and not what was drawn up, it can be of another tray,"
        " the check is of the items in hand at that moment",
    },
}
_SECOND_AMENDMENT = {
    "AS01": {
        "change": Change.EDITORIAL,
        "skill": "; Tells the next person at the mirror what was put right, so that both look",
    },
    "AS08": {
        "change": Change.SUBSTANTIVE,
        "knowledge": "; Why does a closed-system transfer device not replace the spill kit? |"
        " connections can fail, the outside of the vial may carry drug already,"
        " the waste still has to leave the room",
        "renewal_scheme": "knowledge*1; observation*1; dye_test*1",
    },
    "AS10": {"change": Change.EDITORIAL, "activity_count": "4", "activity_days": "60"},
}


@dataclass(frozen=True)
class Version:
    """One version to import. `amended`: code → the kind of change it makes to it."""

    name: str
    published: date
    rows: tuple[dict[str, str], ...]
    amended: dict[str, Change] = field(default_factory=dict)
    transition_until: date | None = None

    @cached_property
    def by_code(self) -> dict[str, dict[str, str]]:
        return {row["code"]: row for row in self.rows}

    def scheme(self, code: str, column: str) -> Scheme:
        row = self.by_code[code]
        return Scheme.parse(row[column] or row["scheme"])

    def validity_months(self, code: str) -> int:
        return int(self.by_code[code]["validity_months"])


def versions(diary: Diary) -> tuple[Version, ...]:
    """Oldest first. Each is named by the year it was published in."""
    base = tuple(read_rows(REFERENCE / "competencies.csv"))
    first = Version(_name(diary.opens, []), diary.opens - timedelta(weeks=2), base)
    published = diary.week(-60)
    second = _amended(first, _FIRST_AMENDMENT, published, published + timedelta(weeks=17), [first])
    published = diary.week(-8)
    third = _amended(second, _SECOND_AMENDMENT, published, diary.today + timedelta(days=26), [first, second])
    return first, second, third


def _amended(
    before: Version, amendments: dict[str, dict[str, str]], published: date, until: date, earlier: list[Version]
) -> Version:
    rows = []
    for row in before.rows:
        row = row | {"change": "", "transition_until": ""}
        for column, text in amendments.get(row["code"], {}).items():
            adds = text.startswith("; ")
            row[column] = row[column] + text if adds else str(text)
        if row["change"] == Change.SUBSTANTIVE:
            row["transition_until"] = until.isoformat()
        rows.append(row)
    amended = {code: Change(changes["change"]) for code, changes in amendments.items()}
    return Version(_name(published, earlier), published, tuple(rows), amended, until)


def _name(published: date, earlier: list[Version]) -> str:
    same_year = sum(version.name.startswith(f"{published.year}.") for version in earlier)
    return f"{published.year}.{same_year + 1}"


def version_on(known: tuple[Version, ...], day: date) -> Version:
    """The latest version published by that day."""
    return next((version for version in reversed(known) if version.published <= day), known[0])


def superseded(known: tuple[Version, ...], version: Version, code: str) -> Version | None:
    """The version that next changed this competency substantively, if any has."""
    later = known[known.index(version) + 1 :]
    return next((each for each in later if each.amended.get(code) is Change.SUBSTANTIVE), None)
