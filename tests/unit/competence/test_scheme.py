"""A scheme term is `method*count`, optionally `consecutive`, optionally `on_fail=suspend` or `on_fail=review`.

Proves S15 R1.
"""

from typing import Any

import pytest

from stillroom.competence.scheme import OnFail, Scheme, Term
from tests.unit.competence.story import competency, table


def test_reads_the_example_of_the_format() -> None:
    scheme = Scheme.parse("knowledge*1; observation*3 consecutive; broth*3 consecutive on_fail=suspend")
    assert scheme.terms == (
        Term("knowledge", 1),
        Term("observation", 3, consecutive=True),
        Term("broth", 3, consecutive=True, on_fail=OnFail.SUSPEND),
    )
    assert scheme.methods == {"knowledge", "observation", "broth"}


@pytest.mark.parametrize(
    "text",
    [
        "observation*1",
        "observation*12 consecutive",
        "broth*3 on_fail=review",
        "knowledge*1; broth*3 consecutive on_fail=suspend",
    ],
)
def test_writes_what_it_reads(text: str) -> None:
    assert str(Scheme.parse(text)) == text


def test_spaces_do_not_matter() -> None:
    assert Scheme.parse(" broth * 3  consecutive on_fail = suspend ;") == Scheme.parse(
        "broth*3 consecutive on_fail=suspend"
    )


@pytest.mark.parametrize(
    "text",
    table(
        ("no count", "observation"),
        ("a count of none", "observation*0"),
        ("a negative count", "observation*-1"),
        ("half a count", "observation*1.5"),
        ("an unknown word", "observation*1 sometimes"),
        ("an unknown consequence", "observation*1 on_fail=shout"),
        ("a method twice", "observation*1; observation*2"),
        ("a comma for a semicolon", "observation*1, broth*3"),
    ),
)
def test_refuses_naming_the_term(text: str) -> None:
    with pytest.raises(ValueError, match="“"):
        Scheme.parse(text)


@pytest.mark.parametrize(
    ("term", "outcomes", "missing"),
    table(
        ("nothing yet", "observation*3", "", 3),
        ("some passes", "observation*3", "pass pass", 1),
        ("enough", "observation*3", "pass pass pass", 0),
        ("more than enough", "observation*3", "pass pass pass pass", 0),
        ("a fail between does not matter", "observation*3", "pass fail pass pass", 0),
        ("consecutive: a fail starts the run afresh", "observation*3 consecutive", "pass pass fail pass", 2),
        ("consecutive: the run is the last three", "observation*3 consecutive", "fail pass pass pass", 0),
        ("consecutive: a fail after enough passes", "observation*3 consecutive", "pass pass pass fail", 3),
        ("a pending result is no pass yet", "observation*3", "pass pass pending", 1),
    ),
)
def test_counts_what_is_missing(term: str, outcomes: str, missing: int) -> None:
    assert Scheme.parse(term).terms[0].missing(outcomes.split()) == missing


@pytest.mark.parametrize(
    ("schemes", "effect"),
    table(
        ("the term says nothing", {"scheme": "broth*3"}, OnFail.NOTHING),
        ("the term suspends", {"scheme": "broth*3 on_fail=suspend"}, OnFail.SUSPEND),
        ("the renewal's term suspends", {"scheme": "broth*3", "renewal": "broth*1 on_fail=suspend"}, OnFail.SUSPEND),
        (
            "the gravest of the schemes",
            {"scheme": "broth*3 on_fail=review", "requalification": "broth*1 on_fail=suspend"},
            OnFail.SUSPEND,
        ),
        ("review", {"scheme": "broth*3 on_fail=review"}, OnFail.REVIEW),
        ("another method's term", {"scheme": "broth*3; observation*1 on_fail=suspend"}, OnFail.NOTHING),
    ),
)
def test_what_a_failed_broth_does(schemes: dict[str, Any], effect: OnFail) -> None:
    assert competency(**schemes).on_fail("broth") is effect


def test_empty_renewal_and_requalification_are_as_the_scheme() -> None:
    plain = competency(scheme="observation*3")
    assert plain.renewal_scheme == plain.requalification_scheme == plain.scheme
