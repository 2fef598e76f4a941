"""How it begins: the accountable person of each unit appoints who assesses, who signs off and who reads results."""

from datetime import date, timedelta

from stillroom.competence.statement import EVERY_COMPETENCY, Capacity, Kind
from stillroom.demo.history.notebook import Notebook

# unit → (accountable, first assessors, quality assurance, authorisers, result reader)
APPOINTED = {
    "ASEPTIC": ("N1001", ("N1004", "N1005"), "N1010", ("N1003", "N1010"), "N1011"),
    "STERILE": ("S2001", ("S2004", "S2005"), "S2010", ("S2002", "S2010"), "S2011"),
    "RADIO": ("S2101", ("S2103", "S2104"), "S2113", ("S2102", "S2113"), "S2110"),
}
BY_QUALITY_ASSURANCE = ("AS02", "AS09", "AS10", "AS11", "AS12")
# Until then the first assessors are signed off themselves, and assess by that. What was taken over entitles nobody to
# assess, so where old records were brought along it takes until the last of those is renewed.
FIRST_ASSESSORS_FOR = {"ASEPTIC": timedelta(weeks=36), "STERILE": timedelta(weeks=40), "RADIO": timedelta(weeks=56)}


def appoint(notebook: Notebook, unit: str, version: str) -> None:
    accountable, assessors, quality, authorisers, reader = APPOINTED[unit]
    opens = notebook.diary.opens

    def appointed(person: str, capacity: Capacity, code: str = EVERY_COMPETENCY, until: date | None = None) -> None:
        notebook.note(
            Kind.APPOINTMENT,
            person=person,
            author=accountable,
            unit=unit,
            day=opens,
            competency=code,
            version="" if code == EVERY_COMPETENCY else version,
            capacity=capacity,
            valid_until=until,
        )

    for person in assessors:
        appointed(person, Capacity.ASSESSOR, until=opens + FIRST_ASSESSORS_FOR[unit])
    for code in BY_QUALITY_ASSURANCE:
        appointed(quality, Capacity.ASSESSOR, code)
    for person in authorisers:
        appointed(person, Capacity.AUTHORISER)
    appointed(reader, Capacity.RESULT_READER)
