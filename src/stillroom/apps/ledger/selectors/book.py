"""The organisation's statements, ready for the rules to be applied to."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache

from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.ledger.selectors.staff import OrganisationStaff
from stillroom.apps.ledger.selectors.stream import stream_statements
from stillroom.apps.places.models import Organisation
from stillroom.competence.book import Book
from stillroom.competence.framework import Frameworks
from stillroom.competence.statement import EVERY_COMPETENCY, Statement


def open_book(
    organisation: Organisation,
    *,
    people: Iterable[str] | None = None,
    competencies: Iterable[str] | None = None,
    known_by: datetime | None = None,
    staff: OrganisationStaff | None = None,
    known: Frameworks | None = None,
) -> Book:
    """A book about everyone, or about `people`; their statements are read in one query, when first asked for.

    `competencies` narrows the statements to those codes and all that their rules look at. `known`: the frameworks as
    known by then, where the caller has read them.
    """
    known = known or frameworks(known_by)
    staff = staff or OrganisationStaff(organisation, people, known_by)
    codes = None if competencies is None else codes_the_rules_read(known, competencies)

    @cache
    def by_human() -> dict[str, list[Statement]]:
        records = None if people is None else staff.all_records()
        found: dict[str, list[Statement]] = {}
        for statement in stream_statements(organisation, people=records, competencies=codes, known_by=known_by):
            found.setdefault(staff.canonical(statement.person), []).append(statement)
        return found

    return Book(known, staff, lambda human: by_human().get(human, ()))


def codes_the_rules_read(known: Frameworks, competencies: Iterable[str]) -> set[str]:
    """The codes, what they require, the assessor competency of their framework and what that requires, and `*`."""
    codes = set(competencies)
    assessor = {found for code in codes if (found := known.assessor_code_for(code))}
    return known.requires_closure(codes | assessor) | codes | {EVERY_COMPETENCY}
