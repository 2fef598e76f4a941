"""`stillroom import competencies`, through the service.

Proves H9, S04 R1.
"""

import pytest

from stillroom.apps.framework.events import framework_changed
from stillroom.apps.framework.models import Competency, FrameworkVersion
from stillroom.apps.framework.selectors import frameworks
from tests.integration.imports.tables import competencies, outcomes, problems, requirements, warnings

pytestmark = pytest.mark.django_db

SECOND = {"code": "AS02", "title": "GMP"}
NEXT = "A published version is never changed; publish the change as a new version."


def test_a_first_version() -> None:
    report = competencies({"requires": "AS02"}, SECOND | {"assessor": "yes"})
    assert (report.summary, report.applied) == ("2 new, 0 unchanged", True)
    known = frameworks()
    assert known.competencies["AS01"].current.requires == ("AS02",)
    assert known.assessor_code_for("AS01") == "AS02"
    assert known.competencies["AS01"].current_version == "2026.1"


def test_the_same_version_again_changes_nothing_whatever_the_order_of_rows() -> None:
    competencies({"requires": "AS02;AS03"}, SECOND, {"code": "AS03"})
    report = competencies(SECOND, {"code": "AS03"}, {"requires": "AS03; AS02"})
    assert (report.summary, report.applied) == ("0 new, 3 unchanged", False)
    assert FrameworkVersion.objects.count() == 1


def test_the_same_version_with_other_content_is_refused() -> None:
    competencies({}, SECOND)
    assert problems(competencies({"title": "Gowning up"}, {"code": "AS03"})) == [
        f"competencies.csv, code: AS 2026.1 is published with “AS02”, which the file leaves out. {NEXT}",
        f"competencies.csv, row 2, title: AS 2026.1 is published with another title for AS01. {NEXT}",
        f"competencies.csv, row 3, code: AS 2026.1 is published without “AS03”. {NEXT}",
    ]


def test_a_next_version_says_what_changed() -> None:
    competencies({}, SECOND, {"code": "AS03"})
    report = competencies(
        {"title": "Gowning up", "change": "editorial"},
        SECOND | {"scheme": "observation*5", "change": "substantive", "transition_until": "2026-12-31"},
        {"code": "AS04", "change": "new"},
        version="2026.2",
    )
    assert [(str(row.outcome), row.what, row.detail) for row in report.rows] == [
        ("changed", "AS01 Gowning up", "editorial; title"),
        ("changed", "AS02 GMP", "substantive; scheme"),
        ("new", "AS04 Gowning", ""),
        ("withdrawn", "AS03 Gowning", ""),
    ]
    history = frameworks().competencies
    assert history["AS01"].editions == {"2026.1": 0, "2026.2": 0}
    assert history["AS02"].editions == {"2026.1": 0, "2026.2": 1}


def test_a_competency_that_no_version_had_is_new_without_saying_so() -> None:
    competencies()
    report = competencies({}, SECOND, version="2026.2")
    assert outcomes(report) == ["unchanged", "new"]
    assert Competency.objects.get(code="AS02").change == "new"
    assert competencies({}, SECOND, version="2026.2").summary == "0 new, 2 unchanged"


def test_earlier_frameworks_are_known_as_they_were() -> None:
    competencies()
    published = FrameworkVersion.objects.get().published_at
    competencies({"title": "Other", "change": "editorial"}, version="2026.2")
    assert frameworks(known_by=published).competencies["AS01"].current.title == "Gowning"
    assert frameworks().competencies["AS01"].current.title == "Other"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            {"title": "Gowning up"},
            "change: AS01 differs from the version before in: title."
            " Write editorial (sign-offs go on) or substantive (they end with the transition) in change.",
        ),
        (
            {"change": "new"},
            "change: “AS01” is not new: the version before has it."
            " Write editorial or substantive; leave it empty if nothing changed.",
        ),
        (
            {"change": "substantive"},
            "transition_until: A substantive change needs the last day of its transition."
            " Write the day, for example 2026-12-31.",
        ),
        (
            {"change": "editorial", "transition_until": "2026-12-31"},
            "transition_until: Only a substantive change has a transition."
            " Leave the cell empty, or write substantive in change.",
        ),
        (
            {"code": "AS09", "change": "editorial"},
            "change: “AS09” cannot change: no version before has it. Write new, or leave the cell empty.",
        ),
    ],
)
def test_what_a_next_version_may_not_say(change: dict[str, str], problem: str) -> None:
    competencies()
    assert problems(competencies(change, version="2026.2")) == [f"competencies.csv, row 2, {problem}"]


def test_a_withdrawn_competency_comes_back_only_with_a_word_about_it() -> None:
    competencies({}, SECOND)
    competencies({}, version="2026.2")
    assert problems(competencies({}, SECOND, version="2026.3")) == [
        "competencies.csv, row 3, change: AS02 was withdrawn in the version before."
        " Write editorial (sign-offs go on) or substantive (they end with the transition) in change."
    ]
    assert competencies({}, SECOND | {"change": "new"}, version="2026.3").applied


def test_withdrawing_what_a_role_requires_is_pointed_out() -> None:
    competencies({}, SECOND)
    requirements({"competency": "AS02"})
    assert warnings(competencies(version="2026.2")) == [
        "competencies.csv, code: “AS02” is left out of this version, but operator still requires it."
        " Import requirements without it, or put it back."
    ]


KNOWN = (
    "Known methods: knowledge, observation, broth, finger_dab, transfer_test, viva, case_based_discussion, log_review,"
    " dye_test, external_accreditation, return_assessment."
)


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        pytest.param(
            [{"scheme": "observaton*3"}],
            f"row 2, scheme: There is no method “observaton” (did you mean “observation”?). {KNOWN}",
            id="unknown method",
        ),
        pytest.param(
            [{"scheme": "observation 3 times"}],
            "row 2, scheme: “observation 3 times” is not a scheme term; write method*count, then optionally"
            " “consecutive”, then optionally “on_fail=suspend” or “on_fail=review”."
            " An example: knowledge*1; observation*3 consecutive.",
            id="not a scheme",
        ),
        pytest.param(
            [{"scheme": ""}],
            "row 2, scheme: The cell is empty. Fill it in.",
            id="no scheme",
        ),
        pytest.param(
            [{"requires": "AS07"}],
            "row 2, requires: There is no competency “AS07” (did you mean “AS01”?)."
            " Correct the code, or add the competency to the file.",
            id="requires something unknown",
        ),
        pytest.param(
            [{"requires": "AS02"}, SECOND | {"requires": "AS03"}, {"code": "AS03", "requires": "AS01"}],
            "row 2, requires: Competencies require each other in a ring: AS01 → AS02 → AS03 → AS01."
            " Take a code out of requires, so that one of them can come first.",
            id="requires in a ring",
        ),
        pytest.param(
            [{"requires": "AS01"}],
            "row 2, requires: “AS01” requires itself. Take a code out of requires, so that one of them can come first.",
            id="requires itself",
        ),
        pytest.param(
            [{"assessor": "yes"}, SECOND | {"assessor": "yes"}],
            "row 3, assessor: AS01 in row 2 is the assessor competency already."
            " Keep yes on one of them; a framework has at most one.",
            id="two assessor competencies",
        ),
        pytest.param([{}, {}], "row 3, code: “AS01” stands in row 2 already. Keep one of the rows.", id="a code twice"),
        pytest.param(
            [{"validity_months": "0"}],
            "row 2, validity_months: “0” is not such a number."
            " Write a whole number from 1 to 1,200, without other signs.",
            id="no months",
        ),
    ],
)
def test_a_wrong_file_is_refused(rows: list[dict[str, str]], problem: str) -> None:
    assert problems(competencies(*rows)) == [f"competencies.csv, {problem}"]
    assert not FrameworkVersion.objects.exists()


def test_a_code_of_another_framework_is_refused() -> None:
    competencies()
    assert problems(competencies(framework="QC")) == [
        "competencies.csv, row 2, code: “AS01” belongs to the framework AS."
        " Give it another code; a code belongs to one framework."
    ]


def test_another_framework_may_be_required() -> None:
    competencies()
    assert competencies({"code": "QC01", "requires": "AS01"}, framework="QC").applied


def test_a_method_of_ones_own_is_kept_with_a_warning() -> None:
    report = competencies({"scheme": "microscopy_slide*2"})
    assert report.applied
    assert [each for each in warnings(report) if "scheme:" in each] == [
        "competencies.csv, row 2, scheme: The method “microscopy_slide” is new to Stillroom."
        f" Check its spelling. {KNOWN}"
    ]


def test_listeners_hear_of_what_is_stated_and_withdrawn() -> None:
    heard: list[frozenset[str]] = []
    framework_changed.register(listener := lambda codes: heard.append(frozenset(codes)))
    try:
        competencies({}, SECOND)
        competencies(version="2026.2")
        competencies(version="2026.2")
    finally:
        framework_changed._listeners.remove(listener)
    assert heard == [{"AS01", "AS02"}, {"AS01", "AS02"}]


def test_a_dry_run_publishes_nothing() -> None:
    assert outcomes(competencies(dry_run=True)) == ["new"]
    assert not FrameworkVersion.objects.exists()
