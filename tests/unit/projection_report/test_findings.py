"""What a report says in sentences is what the run's figures say."""

from datetime import date
from pathlib import Path

import pytest

from stillroom.documents.projection_report import read_run
from stillroom.documents.projection_report.content import Text
from stillroom.documents.projection_report.publishing import Publishing
from stillroom.documents.projection_report.run import Line, Run
from stillroom.documents.projection_report.sections import findings, training
from tests.unit.projection_report.sample import write_sample


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return read_run(write_sample(tmp_path_factory.mktemp("run")))


@pytest.fixture(scope="module")
def told(run: Run) -> dict[str, str]:
    return {each.heading: " ".join(each.sentences) for each in findings.texts(run, Publishing(run))}


def test_the_number_has_its_band(told: dict[str, str]) -> None:
    assert "13,900 people on 31 March 2025 remain about 13,900 by 31 March 2029 (8 in 10 results:" in told["In short"]


def test_a_total_that_needs_missing_data_has_no_figure(told: dict[str, str]) -> None:
    assert "The gap in total: insufficient data." in told["In short"]
    gap = "Hospital technical services, on 31 March 2029: 567 short in full-time equivalents"
    assert f"{gap} (8 in 10 results: 187 to 947 short)" in told["In short"]
    assert "Community, on" not in told["In short"]
    assert "Insufficient data: community (full-time equivalents short)" in told["In short"]


def test_who_draws_whom_is_told(run: Run, told: dict[str, str]) -> None:
    drawn = (
        "New posts, all years together: primary care draws 240 from community and 100 from hospital technical services"
    )
    assert told["Who loses when others recruit"] == f"{drawn} (means, people)."


def test_without_moves_the_flows_tell_who_gains_and_who_loses(run: Run) -> None:
    text = findings.texts(Run(run.about, run.lines, run.flows), Publishing(run))[1]
    assert "primary care gains 167; hospital technical services loses 75, community loses 75" in text.sentences[0]


def test_who_starts_now_qualifies_no_sooner_than_the_route_lasts(told: dict[str, str]) -> None:
    text = told["Places started now, and the trainers they need"]
    assert "Who starts now qualifies in March 2027 at the earliest." in text
    assert "Most people are in training on 31 March 2025: about 900." in text
    assert "Supervised by Pharmacy technician alone, at 0.5 each, they would need 1,800 of them." in text


def test_chance_is_told_from_what_is_not_known(told: dict[str, str]) -> None:
    assert "Of the spread in people, 8% is chance and 92% is what we do not know." in told["How sure this is"]
    assert "What we assume about leaving drives it most (61%)." in told["How sure this is"]


def test_what_would_reverse_the_decision_is_told(told: dict[str, str]) -> None:
    text = told["What would reverse the decision"]
    assert text.startswith("If technicians leave at more than 9.4% a year")
    assert "there are fewer people than on 31 March 2025 in between 25 and 50 in 100 results." in text


def test_what_a_run_does_not_tell_is_said(tmp_path: Path) -> None:
    folder = write_sample(tmp_path, scenario={}, reversals=[], insufficient=[])
    for name in ("flows.csv", "moves.csv", "spread.csv"):
        (folder / name).unlink()
    run = read_run(folder)
    told = {each.heading: " ".join(each.sentences) for each in findings.texts(run, Publishing(run))}
    assert told["Who loses when others recruit"] == "This run does not tell who moved between sectors."
    assert told["How sure this is"] == "This run does not tell chance from what we do not know."
    assert "does not say who may supervise" in told["Places started now, and the trainers they need"]


def test_all_are_sentences(run: Run) -> None:
    for block in findings.texts(run, Publishing(run)):
        assert isinstance(block, Text)
        assert all(sentence.endswith((".", "…")) for sentence in block.sentences)


def test_a_gap_in_total_is_not_told_where_so_few_people_follow_from_it() -> None:
    when, where = date(2026, 3, 31), ("all", "all", "all")
    numbers = {"headcount": 3.0, "fte": 2.6, "need_fte": 8.0, "gap_fte": 5.4}
    run = Run({"suppress": True}, [Line(when, measure, where, value) for measure, value in numbers.items()])
    assert not any("short" in said for block in findings.texts(run, Publishing(run)) for said in block.sentences)


def test_a_run_without_training_says_so(tmp_path: Path) -> None:
    run = read_run(write_sample(tmp_path, scenario={}))
    without = Run(run.about, [each for each in run.lines if each.measure not in {"trainees", "qualified"}])
    assert training.sentences(without, Publishing(without)) == ["This run has no training places."]
