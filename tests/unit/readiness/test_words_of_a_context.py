"""Where something is done is said as people say it, once, and before a long title is cut."""

from datetime import date
from uuid import UUID

from stillroom.apps.readiness.forms.stating import item_choices
from stillroom.apps.readiness.presenters.board import board_table
from stillroom.apps.readiness.presenters.contexts import competency_words
from stillroom.apps.readiness.selectors.board import BoardItem, BoardPost
from stillroom.apps.readiness.selectors.statable import Asked
from stillroom.competence.context import Context
from stillroom.competence.days import start_of
from stillroom.competence.framework import Change, Competency, Frameworks
from stillroom.competence.readiness import State
from stillroom.competence.scheme import Scheme

SECTION_10 = Context.parse("facility=section10")
ISOLATOR = Context.parse("equipment=isolator")
ANY = Context()


def competency(code: str, title: str) -> Competency:
    return Competency(code, title, Scheme.parse("observation*1"), change=Change.NEW)


KNOWN = Frameworks.of(
    {
        "X": [
            (
                "1",
                [
                    competency("AS06", "Isolator technique"),
                    competency("AS09", "Worksheets and assembly"),
                    competency("AS11", "Product approval, Section 10"),
                ],
            )
        ]
    }
)


def columns(*keys: tuple[str, Context]) -> list[str]:
    items = tuple(
        BoardItem(UUID(int=number), code, context, True, State.AUTHORISED, (), None, (), False, False)
        for number, (code, context) in enumerate(keys)
    )
    post = BoardPost(UUID(int=99), str(UUID(int=98)), "Ann", UUID(int=97), "role", date(2026, 1, 1), items)
    at = start_of(date(2026, 1, 2))
    table = board_table("Unit", at, shown=[post], posts=[post], frameworks=KNOWN, roles={}, within_page=True)
    return [column.title for column in table.columns]


def test_two_columns_of_one_competency_begin_with_what_tells_them_apart() -> None:
    assert columns(("AS06", ISOLATOR), ("AS09", ANY), ("AS09", SECTION_10)) == [
        "Isolator technique, isolator",
        "Worksheets and assembly",
        "Section 10, Worksheets and assembly",
    ]


def test_what_a_title_ends_in_is_not_said_twice() -> None:
    assert columns(("AS11", SECTION_10)) == ["Product approval, Section 10"]
    assert competency_words(KNOWN, "AS11", SECTION_10) == "AS11 Product approval, Section 10"
    assert competency_words(KNOWN, "AS06", ISOLATOR) == "AS06 Isolator technique (isolator)"


def test_a_choice_says_a_context_in_words_and_sends_it_as_it_is_kept() -> None:
    asked = Asked("AS06", "Isolator technique", ISOLATOR, critical=True)
    assert item_choices([asked])[1:] == [("AS06|equipment=isolator", "AS06 Isolator technique (isolator)")]
