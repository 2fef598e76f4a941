"""Builds the demo: through the imports and the ledger's own door, in one transaction, in an empty database."""

from collections.abc import Callable
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from stillroom.apps.academy.services.import_learning_items import import_learning_items
from stillroom.apps.accounts import clock
from stillroom.apps.accounts.selectors.synthetic import synthetic_since
from stillroom.apps.accounts.services.mark_synthetic import mark_synthetic
from stillroom.apps.framework.models import CompetencyFramework
from stillroom.apps.framework.services.import_competencies import import_competencies
from stillroom.apps.framework.services.import_requirements import import_requirements
from stillroom.apps.ledger.services.checkpoint import make_checkpoints
from stillroom.apps.people.selectors.people import people_of
from stillroom.apps.people.services.import_staff import import_staff
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.organisations import organisation
from stillroom.apps.places.services.import_units import import_units
from stillroom.competence.foundation import FRAMEWORK as FOUNDATION
from stillroom.demo.diary import Diary, at
from stillroom.demo.history.plan import Plan, make_plan
from stillroom.demo.roster import ORGANISATIONS, REGION
from stillroom.demo.services.ask_for_pack import ask_for_pack
from stillroom.demo.services.draft_next_version import draft_next_version
from stillroom.demo.services.import_others import import_others
from stillroom.demo.services.make_pins import make_pins
from stillroom.demo.services.make_sign_ins import make_sign_ins
from stillroom.demo.services.name_mentors import name_mentors
from stillroom.demo.services.review_look_backs import review_look_backs
from stillroom.demo.services.write_history import write_history
from stillroom.demo.services.write_improvement import write_improvement
from stillroom.demo.services.write_move import write_move
from stillroom.demo.services.write_overlay import add_local_requirements, write_overlay
from stillroom.demo.services.write_passport import write_passport
from stillroom.demo.services.write_plans import write_plans
from stillroom.demo.services.write_reviews import write_reviews
from stillroom.demo.services.write_rule_records import write_rule_records
from stillroom.demo.services.write_sharing import write_sharing
from stillroom.demo.services.write_workforce import write_workforce
from stillroom.demo.staff_files import staff_files
from stillroom.demo.tables import REFERENCE, read_rows, table_of
from stillroom.demo.versions import FRAMEWORK, TITLE
from stillroom.standards.tables import ImportReport
from stillroom.standards.tables.formats import COMPETENCIES, LEARNING_ITEMS, LEVELS, REQUIREMENTS, STAFF, UNITS


class HoldsRealData(Exception):
    """The database holds something that the demo did not put there."""


def build_demo(*, tell: Callable[[str], None] = lambda _: None, now: datetime | None = None) -> bool:
    """Build it whole or not at all; False when it is there already. Raises HoldsRealData. `tell` hears each step."""
    if synthetic_since() is not None:
        return False
    if Organisation.objects.exists() or CompetencyFramework.objects.exists():
        raise HoldsRealData
    plan = make_plan(Diary(now or clock.now()))
    with transaction.atomic():
        try:
            mark_synthetic()
        except ValidationError as error:
            raise HoldsRealData from error
        tell("Publishing the starter competencies…")
        _import_reference(plan)
        _import_foundation(plan)
        tell("Importing units and staff…")
        _import_places_and_people(plan)
        write_rule_records(plan)
        add_local_requirements(plan.diary)
        for code, entries in plan.entries.items():
            tell(f"Writing two years of {ORGANISATIONS[code]}…")
            place = organisation(code)
            ids = {person.employee_number: str(person.id) for person in people_of(place)}
            write_history(organisation=place, entries=entries, ids=ids, speakers=plan.speakers)
        tell("Making the sign-ins…")
        make_sign_ins()
        make_pins()
        tell("Drafting the next version…")
        draft_next_version(plan.diary)
        import_others()
        tell("Writing what units add…")
        write_overlay(plan.diary)
        review_look_backs()
        name_mentors(plan.diary)
        tell("Writing plans and training…")
        _import_learning_items(plan)
        write_plans(plan.diary)
        tell("Writing reviews…")
        write_reviews()
        tell("Writing findings and quality samples…")
        write_improvement(plan.diary)
        tell("Moving somebody to the other hospital…")
        write_move(plan.diary)
        write_passport(plan.diary)
        write_sharing()
        write_workforce()
        make_checkpoints(clock.now())
        ask_for_pack()
    return True


def _import_reference(plan: Plan) -> None:
    for version in plan.versions:
        with _on(version.published):
            file = f"competencies {version.name}"
            _imported(
                import_competencies(
                    table=table_of(file, COMPETENCIES, version.rows),
                    framework=FRAMEWORK,
                    version=version.name,
                    title=TITLE,
                    dry_run=False,
                )
            )
    with _on(plan.versions[0].published):
        rows = read_rows(REFERENCE / "requirements.csv") + read_rows(REGION / "requirements.csv")
        _imported(import_requirements(table=table_of("requirements", REQUIREMENTS, rows), dry_run=False))


def _import_foundation(plan: Plan) -> None:
    with _on(plan.versions[0].published):
        _imported(
            import_competencies(
                table=table_of(
                    "foundation attributes", COMPETENCIES, read_rows(REFERENCE / "foundation_attributes.csv")
                ),
                levels=table_of("foundation levels", LEVELS, read_rows(REFERENCE / "foundation_levels.csv")),
                framework=FOUNDATION,
                version="2026.1",
                title="Foundation pharmacy technician attributes",
                dry_run=False,
            )
        )


def _import_learning_items(plan: Plan) -> None:
    """What the source documents name, and a few invented ones of a hospital's own."""
    with _on(plan.versions[0].published):
        rows = read_rows(REFERENCE / "learning_items.csv") + read_rows(REGION / "learning_items.csv")
        _imported(import_learning_items(table=table_of("learning items", LEARNING_ITEMS, rows), dry_run=False))


def _import_places_and_people(plan: Plan) -> None:
    rows = read_rows(REGION / "units.csv")
    with _on(plan.versions[0].published):
        for code, name in ORGANISATIONS.items():
            table = table_of("units", UNITS, [row for row in rows if row["organisation"] == code])
            _imported(import_units(table=table, dry_run=False, organisation_name=name))
    for day, staff in staff_files(plan.workers.values(), plan.diary):
        with _on(day):
            _imported(import_staff(table=table_of(f"staff {day}", STAFF, staff), dry_run=False))


@contextmanager
def _on(day: date) -> Any:
    """As it was done on that day at nine."""
    with clock.standing_at(at(day, 9 * 60)):
        yield


def _imported(report: ImportReport) -> None:
    if not report.ok:
        raise ValueError("\n".join(map(str, report.problems)))
