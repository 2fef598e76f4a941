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
