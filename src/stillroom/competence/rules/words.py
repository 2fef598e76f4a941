"""Words that several rules share."""

from datetime import date

from stillroom.competence.rules.facts import COUNTRIES

QUALIFICATION_KINDS = {
    "rqf2": "Nationally recognised pharmacy services qualification, RQF level 2 or above",
    "gphc_course": "GPhC-accredited course, equivalent to level 2",
    "apprenticeship": "Apprenticeship for pharmacy support staff that includes one of these",
    "technician": "GPhC-approved integrated qualification or course for pharmacy technicians",
    "paap": "Product Approval Accreditation Programme (PAAP)",
    "pharmaceutical_science": "Pharmaceutical-science knowledge, as assessed",
    "technician_authorisation": "Authorisation of a pharmacy technician to take primary responsibility",
    "smt": "Science Manufacturing Technician apprenticeship",
    "other": "Another qualification",
}
SUPERVISION_KINDS = {
    "educational": "Educational supervisor",
    "rotation": "Practice or clinical supervisor of a rotation",
    "product_approval": "Supervising pharmacist for product approval",
}


def day_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def country_words(country: str) -> str:
    return COUNTRIES.get(country, "a country not recorded")


SOURCES = {
    "D0": "Health Education England, web page on the Science Manufacturing Technician pilot",
    "D1": "Scoping of the pharmacy technical services workforce, North of England",
    "D2": "Pharmacy Technician and Pharmacy Support Staff Workforce Development Strategy, 2021",
}
"""The documents that rules cite, by the letters before the lines."""


def source_words(source: str) -> str:
    """“D2:257. D2: Pharmacy Technician and …”"""
    named = [f"{letters}: {title}" for letters, title in SOURCES.items() if f"{letters}:" in source]
    return ". ".join([source, *named])
