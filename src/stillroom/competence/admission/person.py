"""Nobody signs for herself; the person is compared, not the employee number."""

from stillroom.competence.admission.verdict import Admission
from stillroom.competence.book import Book
from stillroom.competence.entitlement import may_act_for
from stillroom.competence.refusal import Rule
from stillroom.competence.statement import Kind

STATED_BY_ANYONE = (Kind.SUSPENSION, Kind.ABSENCE)  # stopping someone is always the safe direction


def check_person(book: Book, admission: Admission) -> None:
    statement = admission.statement
    person = book.staff.canonical(statement.person)
    if statement.kind == Kind.SELF_ASSESSMENT:
        if book.staff.canonical(statement.author) != person:
            admission.refuse(
                Rule.HERSELF,
                "author",
                "A self-assessment is made by the person it is about.",
                "Record what you saw as an observation.",
            )
        return
    if statement.kind in STATED_BY_ANYONE:
        return
    if statement.kind == Kind.ACTIVITY and statement.about is None and book.staff.canonical(statement.author) == person:
        return
    for field_name, author in (("author", statement.author), ("taken_over_by", statement.taken_over_by)):
        if author is None:
            continue
        if book.staff.canonical(author) == person:
            kind = statement.kind.replace("_", " ")
            admission.refuse(
                Rule.HERSELF,
                field_name,
                f"Nobody may make a statement of this kind ({kind}) for themselves.",
                "Ask somebody else who is entitled to.",
            )
        elif not may_act_for(book, author, person):
            admission.refuse(
                Rule.LOOK_ALIKE,
                field_name,
                "The two employee numbers look like one person, and nobody has decided whether they are.",
                "Ask an administrator to say “same” or “different” first.",
            )
