"""`stillroom import units|staff|competencies|requirements|statements|learning-items|case|…`"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stillroom.cli.imports import Format, finish, read, read_second, working
from stillroom.cli.outcome import wrong_use
from stillroom.cli.start import start

if TYPE_CHECKING:
    from stillroom.apps.places.models import Organisation

app = typer.Typer(no_args_is_help=True, help="Import a table from CSV or Excel files: all rows or none.")

Files = Annotated[
    list[Path],
    typer.Argument(
        exists=True, dir_okay=False, metavar="FILE…", help="CSV or Excel files; several are imported together."
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show row by row what would happen, and change nothing.")]
Output = Annotated[Format, typer.Option("--format", help="text for people, json for programs.")]


@app.command()
def units(
    files: Files,
    name: Annotated[str, typer.Option(help="Name of the organisation, when its ODS code is new.")] = "",
    dry_run: DryRun = False,
    output: Output = Format.TEXT,
) -> None:
    """Units of an organisation; the organisation is made when its ODS code is new."""
    start()
    from stillroom.apps.places.services.import_units import import_units
    from stillroom.standards.tables.formats import UNITS

    with working(output):
        report = import_units(table=read(files, UNITS), dry_run=dry_run, organisation_name=name.strip())
    finish(report, output)


@app.command()
def staff(
    files: Files,
    mapping: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="TOML file that renames another system's columns and values."),
    ] = None,
    dry_run: DryRun = False,
    output: Output = Format.TEXT,
) -> None:
    """People and the posts they hold, one row for each post."""
    start()
    from stillroom.apps.framework.selectors.requirements import role_profile_codes
    from stillroom.apps.people.services.import_staff import import_staff
    from stillroom.standards.tables import ColumnMapping
    from stillroom.standards.tables.formats import STAFF

    with working(output):
        table = read(files, STAFF, ColumnMapping.load(mapping) if mapping else None)
        report = import_staff(table=table, dry_run=dry_run, known_role_profiles=role_profile_codes())
    finish(report, output)


@app.command()
def competencies(
    files: Files,
    framework: Annotated[str, typer.Option(help="Code of the framework.")],
    version: Annotated[str, typer.Option(help="The version to publish, for example 2026.1.")],
    title: Annotated[str, typer.Option(help="Title of the framework.")] = "",
    dry_run: DryRun = False,
    output: Output = Format.TEXT,
) -> None:
    """One version of a framework. A published version is never changed."""
    start()
    from stillroom.apps.framework.services.import_competencies import import_competencies
    from stillroom.standards.tables.formats import COMPETENCIES, LEVELS

    framework, version, title = framework.strip(), version.strip(), title.strip()
    for option, value, longest in (("--framework", framework, 50), ("--version", version, 50), ("--title", title, 200)):
        if len(value) > longest or (not value and option != "--title"):
            wrong_use(f"Give {option} from 1 to {longest} characters.")
    with working(output):
        report = import_competencies(
            table=read(files, COMPETENCIES),
            framework=framework,
            version=version,
            title=title,
            levels=read_second(files, LEVELS),
            dry_run=dry_run,
        )
    finish(report, output)


@app.command()
def requirements(files: Files, dry_run: DryRun = False, output: Output = Format.TEXT) -> None:
    """What role profiles require. The file replaces the whole set of each role it names."""
    start()
    from stillroom.apps.framework.services.import_requirements import import_requirements
    from stillroom.standards.tables.formats import REQUIREMENTS

    with working(output):
        report = import_requirements(table=read(files, REQUIREMENTS), dry_run=dry_run)
    finish(report, output)


@app.command()
def statements(
    files: Files,
    organisation: Annotated[str, typer.Option(help="ODS code of the organisation whose ledger this is.")],
    by: Annotated[str, typer.Option(help="Employee number of the person who imports.")],
    dry_run: DryRun = False,
    output: Output = Format.TEXT,
) -> None:
    """Statements for the ledger of one organisation, also to take over old records."""
    start()
    from stillroom.apps.ledger.services.import_statements import import_statements
    from stillroom.apps.people.models import Person
    from stillroom.apps.people.selectors.people import person_with_number
    from stillroom.standards.tables.formats import STATEMENTS

    place = _organisation(organisation)
    try:
        person = person_with_number(place, by)
    except Person.DoesNotExist:
        wrong_use(f"{place.ods_code} has nobody with employee number “{by}”. Give --by as in the staff table.")
    with working(output):
        report = import_statements(table=read(files, STATEMENTS), organisation=place, by=person, dry_run=dry_run)
    finish(report, output)


@app.command()
def learning_items(files: Files, dry_run: DryRun = False, output: Output = Format.TEXT) -> None:
    """The catalogue of learning items. Items that the file does not name stay as they are."""
    start()
    from stillroom.apps.academy.services.import_learning_items import import_learning_items
    from stillroom.standards.tables.formats import LEARNING_ITEMS

    with working(output):
        report = import_learning_items(table=read(files, LEARNING_ITEMS), dry_run=dry_run)
    finish(report, output)


@app.command()
def findings(files: Files, dry_run: DryRun = False, output: Output = Format.TEXT) -> None:
    """What audits, inspections and deviations found. Findings that the file does not name stay as they are."""
    start()
    from stillroom.apps.improvement.services.import_findings import import_findings
    from stillroom.standards.tables.formats import FINDINGS

    with working(output):
        report = import_findings(table=read(files, FINDINGS), dry_run=dry_run)
    finish(report, output)


@app.command()
def workforce(
    files: Files,
    organisation: Annotated[str, typer.Option(help="ODS code of the organisation that plans with these counts.")],
    dry_run: DryRun = False,
    output: Output = Format.TEXT,
) -> None:
    """Counts of a workforce from a source that names nobody. Rows that the file does not name stay as they are."""
    start()
    from stillroom.apps.workforce.services.import_aggregates import import_aggregates
    from stillroom.standards.tables.formats import WORKFORCE

    place = _organisation(organisation)
    with working(output):
        report = import_aggregates(table=read(files, WORKFORCE), organisation=place, dry_run=dry_run)
    finish(report, output)


@app.command()
def equivalences(files: Files, dry_run: DryRun = False, output: Output = Format.TEXT) -> None:
    """Which competency of another framework stands for which of ours. Rows the file does not name stay."""
    start()
    from stillroom.apps.passport.services.import_equivalences import import_equivalences
    from stillroom.standards.tables.formats import EQUIVALENCES

    with working(output):
        report = import_equivalences(table=read(files, EQUIVALENCES), dry_run=dry_run)
    finish(report, output)


@app.command()
def case(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, metavar="FILE", help="A CASE package, JSON, 1.0 or 1.1.")
    ],
    framework: Annotated[str, typer.Option(help="Code of the framework here; empty: as the file says.")] = "",
    version: Annotated[str, typer.Option(help="What the draft is called; empty: as the file says.")] = "",
    by: Annotated[str, typer.Option(help="E-mail address of the framework editor a draft will belong to.")] = "",
    dry_run: DryRun = False,
    output: Output = Format.TEXT,
) -> None:
    """A framework: a draft of ours where it says how competencies are assessed, else one to refer to."""
    start()
    from django.core.exceptions import PermissionDenied

    from stillroom.apps.accounts.selectors.users import find_user
    from stillroom.apps.framework.services.import_case import import_case
    from stillroom.standards.case.reader import MAX_BYTES

    editor = find_user(email=by) if by else None
    if by and editor is None:
        wrong_use(f"There is no account “{by}”. Give --by the e-mail address a framework editor signs in with.")
    with file.open("rb") as opened:
        data = opened.read(MAX_BYTES + 1)
    try:
        with working(output):
            done = import_case(
                file=file.name,
                data=data,
                framework=framework.strip(),
                version=version.strip(),
                dry_run=dry_run,
                by=editor,
            )
    except PermissionDenied:
        wrong_use(f"{by} is no framework editor. Give --by the e-mail address of one.")
    finish(done.report, output)


@app.command()
def enrolments(files: Files, dry_run: DryRun = False, output: Output = Format.TEXT) -> None:
    """Who is on which course, and since when."""
    _facts("enrolments", files, dry_run, output)


@app.command()
def qualifications(files: Files, dry_run: DryRun = False, output: Output = Format.TEXT) -> None:
    """What people hold, or were assessed and found not to hold; also authorisations."""
    _facts("qualifications", files, dry_run, output)


@app.command()
def registrations(files: Files, dry_run: DryRun = False, output: Output = Format.TEXT) -> None:
    """Who was on which professional register, from when to when."""
    _facts("registrations", files, dry_run, output)


@app.command()
def supervisors(files: Files, dry_run: DryRun = False, output: Output = Format.TEXT) -> None:
    """Who supervises whom, and in what."""
    _facts("supervisors", files, dry_run, output)


@app.command()
def experience(files: Files, dry_run: DryRun = False, output: Output = Format.TEXT) -> None:
    """Periods of work-based experience under a supervisor."""
    _facts("experience", files, dry_run, output)


def _facts(name: str, files: list[Path], dry_run: bool, output: Format) -> None:
    start()
    from stillroom.apps.people.services.import_facts import import_facts
    from stillroom.standards.tables.formats import TABLES

    with working(output):
        report = import_facts(table=read(files, TABLES[name]), dry_run=dry_run)
    finish(report, output)


def _organisation(ods_code: str) -> "Organisation":
    from stillroom.apps.places.models import Organisation
    from stillroom.apps.places.selectors.organisations import organisation

    try:
        return organisation(ods_code)
    except Organisation.DoesNotExist:
        wrong_use(f"There is no organisation “{ods_code}”. Import its units first.")
