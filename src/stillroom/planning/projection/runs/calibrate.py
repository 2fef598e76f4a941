"""Calibrates a scenario, tests it on the past, or takes a printed figure apart, and writes what was found."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from stillroom.planning.projection.calibration.backtest import backtest, sentences
from stillroom.planning.projection.calibration.backtest_tables import backtest_tables
from stillroom.planning.projection.calibration.calibration_tables import calibration_tables
from stillroom.planning.projection.calibration.fitted import rows_of
from stillroom.planning.projection.calibration.reconstruction.findings import findings
from stillroom.planning.projection.calibration.reconstruction.tables import reconstruction_tables
from stillroom.planning.projection.calibration.sensitivity import alternatives
from stillroom.planning.projection.runs.calibrating import case_of
from stillroom.planning.projection.runs.found import write_record, write_rows, write_tables
from stillroom.planning.projection.runs.manifest import versions
from stillroom.planning.projection.runs.reading import Document
from stillroom.planning.projection.runs.reconstructing import reconstruction_of

FITTED = "fitted.csv"


@dataclass(frozen=True)
class Found:
    """`sentences`, in reading order, and the `files` that hold the rest."""

    sentences: Sequence[str]
    files: Sequence[Path]


def calibrate(document: Document, out: Path) -> Found:
    """fitted.csv for the scenario's `[fitted]`, the tables, calibration.json. Raises `NotAScenario`, ValueError."""
    case = case_of(document)
    found = alternatives(case)
    tables = calibration_tables(case, found)
    files = write_tables(out, tables)
    fitted, record = out / FITTED, out / "calibration.json"
    sha256 = write_rows(fitted, rows_of(found[0].forecast))
    said = [table.sentence for table in tables]
    weighted = found[0].posterior.weighted
    written = {
        "title": case.title,
        "priors_sha256": case.sha256,
        "fitted_sha256": sha256,
        "seed": case.seed,
        "effective_draws": round(weighted.effective),
        "log_evidence": round(weighted.evidence, 4),
        "findings": said,
        "versions": versions(),
    }
    write_record(record, written, document.inputs)
    return Found(said, [fitted, *files, record])


def back_test(document: Document, out: Path) -> Found:
    """The back-test's tables. Raises `NotAScenario`, ValueError."""
    case = case_of(document)
    scored = backtest(case.history, case.priors, seed=case.seed)
    return Found(sentences(scored), write_tables(out, backtest_tables(scored)))


def reconstruct(document: Document, out: Path) -> Found:
    """Every combination of the grids, and findings.txt. Raises `NotAScenario`."""
    found = reconstruction_of(document)
    files = write_tables(out, reconstruction_tables(found))
    said, words, record = findings(found), out / "findings.txt", out / "reconstruction.json"
    words.write_text("\n".join(said) + "\n", encoding="utf-8")
    donors = asdict(found.donors) if found.donors else None
    write_record(record, {"printed": found.printed, "source": found.source, "donors": donors}, document.inputs)
    return Found(said, [words, *files, record])
