"""`stillroom import staff`, through the service.

Proves H9, S04 R5.
"""

from datetime import date

import pytest

from stillroom.apps.people.events import look_alike_found, posts_changed
from stillroom.apps.people.models import LookAlike, Person, PersonPrivate, Post
from stillroom.apps.people.selectors.posts import posts_of
from stillroom.apps.people.services.import_staff import import_staff
from stillroom.standards.tables import table_from_bytes
from stillroom.standards.tables.formats import STAFF
from tests.integration.imports.tables import POST, outcomes, problems, staff, table, units, warnings

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _units() -> None:
    units({}, {"unit": "RADIO", "facility": "radiopharmacy"})


def test_a_person_and_her_post() -> None:
    report = staff({"fte": "0.53333", "date_of_birth": "1990-01-02", "email": "ann@example.org"})
    assert (report.summary, report.applied) == ("1 new, 0 unchanged", True)
    person = Person.objects.get()
    assert (person.full_name, person.email, person.private.date_of_birth) == (
        "Ann Smith",
        "ann@example.org",
        date(1990, 1, 2),
    )
    post = Post.objects.get()
    assert (str(post.fte), post.unit.code, post.end_date) == ("0.5333", "ASEP", None)


def test_somebody_without_registration_is_first_class() -> None:
    report = staff({"staff_group": "pharmacy_support_worker"})
    assert report.applied
    assert not report.warnings


@pytest.mark.parametrize("name", ["王小明", "فاطمة الزهراء", "Ngọc", "Þórunn", "O’Brien-Núñez"])
def test_a_name_in_any_script(name: str) -> None:
    staff({"last_name": name})
    assert Person.objects.get().last_name == name


def test_two_posts_of_one_person() -> None:
    report = staff({"fte": "0.5"}, {"fte": "0.5", "unit": "RADIO"})
    assert report.summary == "2 new, 0 unchanged"
    assert posts_of(Person.objects.get()).count() == 2


def test_the_same_file_again_changes_nothing() -> None:
    staff({"fte": "0.53333", "date_of_birth": "1990-01-02"}, {"employee_number": "101", "line_manager": "100"})
    report = staff({"fte": "0.53333", "date_of_birth": "1990-01-02"}, {"employee_number": "101", "line_manager": "100"})
    assert (report.summary, report.applied) == ("0 new, 2 unchanged", False)
    assert Post.objects.count() == 2


def test_a_changed_post_is_closed_and_replaced() -> None:
    staff()
    report = staff({"end_date": "2026-05-31", "fte": "0.8"})
    assert report.rows[0].detail == "fte: 1 → 0.8; end_date: (empty) → 2026-05-31"
    old, new = Post.objects.order_by("recorded_at")
    assert (old.end_date, old.replaced_at) == (None, new.recorded_at)
    assert (new.end_date, new.replaced_at) == (date(2026, 5, 31), None)
    assert [post.id for post in posts_of(new.person, old.recorded_at)] == [old.id]


def test_a_corrected_start_is_the_same_post() -> None:
    staff()
    report = staff({"start_date": "2024-02-01"})
    assert outcomes(report) == ["changed"]
    assert Post.objects.get(replaced_at=None).start_date == date(2024, 2, 1)


def test_a_return_to_the_role_is_another_post() -> None:
    staff({"end_date": "2024-12-31"})
    report = staff({"start_date": "2025-06-01"})
    assert outcomes(report) == ["new"]
    assert Post.objects.filter(replaced_at=None).count() == 2


def test_a_changed_name_is_told_and_a_private_detail_only_named() -> None:
    staff({"date_of_birth": "1990-01-02"})
    report = staff({"last_name": "Jones", "date_of_birth": "1990-01-03"})
    assert report.rows[0].detail == "last_name: Smith → Jones; date_of_birth changed"
    assert Person.objects.get().last_name == "Jones"
    assert PersonPrivate.objects.get().date_of_birth == date(1990, 1, 3)
    assert Post.objects.count() == 1


def test_a_column_that_is_not_in_the_file_leaves_what_is_stored() -> None:
    staff({"end_date": "2026-05-31", "email": "ann@example.org"})
    row = {name: value for name, value in POST.items() if name not in ("end_date", "email")}
    report = import_staff(table=table(STAFF, [row]), dry_run=False)
    assert report.summary == "0 new, 1 unchanged"
    assert [warning.field for warning in report.warnings] == ["email", "end_date"]


def test_posts_missing_from_the_file_are_left_and_named() -> None:
    staff({}, {"employee_number": "101", "first_name": "Ben"})
    report = staff()
    assert report.not_in_file == ["101 Ben Smith, operator at ASEP since 2024-01-01"]
    assert Post.objects.filter(replaced_at=None).count() == 2


def test_listeners_hear_whose_posts_changed() -> None:
    heard: list[int] = []
    posts_changed.register(listener := lambda ids: heard.append(len(ids)))
    try:
        staff({}, {"employee_number": "101"})
        staff({}, {"employee_number": "101", "fte": "0.5"})
        staff({}, {"employee_number": "101", "fte": "0.5"})
    finally:
        posts_changed._listeners.remove(listener)
    assert heard == [2, 1]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        pytest.param(
            {"fte": "1.4"},
            "staff.csv, row 2, fte: “1.4” is not above 0 and at most 1."
            " Write the share of a full-time post, for example 0.8; 1 is full time.",
            id="fte above 1",
        ),
        pytest.param(
            {"fte": "0"},
            "staff.csv, row 2, fte: “0” is not above 0 and at most 1."
            " Write the share of a full-time post, for example 0.8; 1 is full time.",
            id="fte 0",
        ),
        pytest.param(
            {"fte": "-0.5"},
            "staff.csv, row 2, fte: “-0.5” is not a number. Write digits and a point, for example 0.8.",
            id="fte negative",
        ),
        pytest.param(
            {"end_date": "2023-12-31"},
            "staff.csv, row 2, end_date: The post ends on 2023-12-31, before it starts on 2024-01-01."
            " Correct one of the dates, or leave end_date empty while in post.",
            id="end before start",
        ),
        pytest.param(
            {"unit": "ASEB"},
            "staff.csv, row 2, unit: RR8 has no unit “ASEB” (did you mean “ASEP”?)."
            " Correct the unit, or import it first.",
            id="unknown unit",
        ),
        pytest.param(
            {"organisation": "RAX"},
            "staff.csv, row 2, organisation: There is no organisation “RAX”."
            " Correct the ODS code, or import its units first.",
            id="unknown organisation",
        ),
        pytest.param(
            {"staff_group": "technician"},
            "staff.csv, row 2, staff_group: “technician” is not known here."
            " Write one of: pharmacist, trainee_pharmacist, pharmacy_technician,"
            " pre_registration_trainee_pharmacy_technician, pharmacy_support_worker,"
            " science_manufacturing_technician_apprentice, science_technician, healthcare_scientist, other.",
            id="unknown staff group",
        ),
        pytest.param(
            {"afc_band": "10"},
            "staff.csv, row 2, afc_band: “10” is not known here. Write one of: 2, 3, 4, 5, 6, 7, 8, 8a, 8b, 8c, 8d, 9.",
            id="unknown band",
        ),
        pytest.param(
            {"start_date": "01/02/2024"},
            "staff.csv, row 2, start_date: “01/02/2024” is not a date. Write it as year-month-day, 2024-02-01.",
            id="British date",
        ),
        pytest.param(
            {"date_of_birth": "2090-01-01"},
            "staff.csv, row 2, date_of_birth: 2090-01-01 is in the future. Correct the year, or leave the cell empty.",
            id="future birth",
        ),
        pytest.param(
            {"email": "ann at example"},
            "staff.csv, row 2, email: “ann at example” is not an e-mail address."
            " Write it like name@example.org, or leave it empty.",
            id="not an e-mail address",
        ),
        pytest.param(
            {"first_name": "=HYPERLINK(1)"},
            "staff.csv, row 2, first_name: The cell begins with “=”, as a formula does."
            " Replace the formula with its value, beginning with a letter or digit.",
            id="formula",
        ),
        pytest.param(
            {"line_manager": "100"},
            "staff.csv, row 2, line_manager: Employee number 100 is her or his own line manager."
            " Correct line_manager in one of these rows.",
            id="own manager",
        ),
    ],
)
def test_a_wrong_cell_refuses_the_file(change: dict[str, str], problem: str) -> None:
    assert problems(staff(change)) == [problem]
    assert not Person.objects.exists()


def test_one_wrong_row_among_right_ones_imports_none() -> None:
    report = staff({}, {"employee_number": "101", "fte": "2"}, {"employee_number": "102", "unit": ""})
    assert [(problem.row, problem.field) for problem in report.problems] == [(3, "fte"), (4, "unit")]
    assert not Person.objects.exists()


def test_a_post_twice() -> None:
    assert problems(staff({}, {"fte": "0.5"})) == [
        "staff.csv, row 3, employee_number: This is the same post as in row 2. Keep one of the rows."
    ]


def test_one_employee_number_with_two_names() -> None:
    assert problems(staff({}, {"unit": "RADIO", "last_name": "Jones"})) == [
        "staff.csv, row 3, last_name: Employee number 100 has “Jones” here and “Smith” in row 2."
        " One employee number is one person: correct the number or the cell."
    ]


def ring(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"employee_number": number, "first_name": number, "line_manager": manager} for number, manager in pairs]


def test_managers_in_a_ring() -> None:
    assert problems(staff(*ring(("100", "103"), ("101", "103"), ("103", "102"), ("102", "101")))) == [
        "staff.csv, row 3, line_manager: Managers form a ring: 101 → 103 → 102 → 101."
        " Correct line_manager in one of these rows."
    ]


def test_managers_in_a_ring_through_what_is_stored() -> None:
    staff(*ring(("100", ""), ("101", "100"), ("102", "101")))
    assert problems(staff(*ring(("100", "102")))) == [
        "staff.csv, row 2, line_manager: Managers form a ring: 100 → 102 → 101 → 100."
        " Correct line_manager in one of these rows."
    ]


def test_a_ring_broken_by_the_end_of_a_post_is_none() -> None:
    first, second = ring(("100", "101"), ("101", "100"))
    assert staff(first, second | {"end_date": "2024-06-30"}).applied


def test_a_long_chain_of_managers_is_walked() -> None:
    chain = [{"employee_number": str(number), "line_manager": str(number + 1)} for number in range(1000, 3000)]
    assert staff(*chain, dry_run=True).ok


def test_what_is_odd_but_possible_is_a_warning() -> None:
    report = staff(
        {"staff_group": "pharmacy_technician", "fte": "0.8", "line_manager": "999"},
        {"staff_group": "pharmacy_support_worker", "fte": "0.4", "unit": "RADIO"},
    )
    assert report.applied
    assert warnings(report) == [
        "staff.csv, row 2, registration_number: The pharmacy technician has no registration number."
        " Add it if she or he is registered.",
        "staff.csv, row 2, line_manager: The line manager 999 is not among the staff of RR8."
        " Correct the number, or import the manager too.",
        "staff.csv, row 3, fte: The posts of employee number 100 add up to 1.2 at one time."
        " Check the shares and the dates; more than 1 is imported as it stands.",
    ]


def test_posts_one_after_the_other_do_not_add_up() -> None:
    assert not staff({"end_date": "2024-06-30"}, {"start_date": "2024-07-01", "unit": "RADIO"}).warnings


def test_an_unknown_role_profile_is_pointed_out_once_there_are_any() -> None:
    file = table(STAFF, [POST])
    assert not import_staff(table=file, dry_run=True).warnings
    report = import_staff(table=file, dry_run=True, known_role_profiles={"operators"})
    assert warnings(report) == [
        "staff.csv, row 2, role_profile: No requirements are known for the role profile “operator”"
        " (did you mean “operators”?). Correct it, or import requirements that name it."
    ]


@pytest.mark.parametrize(
    ("mark", "why"),
    [
        ({"registration_body": "GPhC", "registration_number": "5001234"}, "same registration"),
        ({"email": "Ann.Smith@example.org"}, "same e-mail address"),
        ({"date_of_birth": "1990-01-02"}, "same name and date of birth"),
    ],
)
def test_two_numbers_that_look_like_one_person_are_flagged(mark: dict[str, str], why: str) -> None:
    heard: list[int] = []
    look_alike_found.register(listener := lambda ids: heard.append(len(ids)))
    try:
        report = staff(mark, mark | {"employee_number": "200"})
        again = staff(mark, mark | {"employee_number": "200"})
    finally:
        look_alike_found._listeners.remove(listener)
    assert warnings(report) == [
        f"staff.csv, row 3, employee_number: This may be the same person as employee number 100: {why}."
        " An administrator says same or different in Stillroom; until then neither may sign for the other."
    ]
    pair = LookAlike.objects.get()
    assert (pair.person_a.employee_number, pair.person_b.employee_number, pair.decision) == ("100", "200", "")
    assert (again.summary, again.applied, heard) == ("0 new, 2 unchanged", False, [2])


def test_a_look_alike_of_someone_stored_is_found_whatever_the_case_of_the_address() -> None:
    staff({"email": "ann@example.org"})
    staff({"employee_number": "200", "first_name": "Anne", "email": "ANN@example.org"})
    assert LookAlike.objects.get().why == "same e-mail address"


def test_an_address_of_a_whole_team_is_not_anybodys() -> None:
    team = [{"employee_number": str(number), "email": "team@example.org"} for number in range(100, 112)]
    assert problems(staff(*team)) == [
        "staff.csv, row 2, employee_number: 12 employee numbers have the same e-mail address."
        " Give each her or his own, or leave the cell empty."
    ]


def test_an_esr_extract_with_semicolon_lists_and_a_hostile_name_of_file() -> None:
    data = ",".join(POST) + "\n" + ",".join(POST.values()) + "\n"
    report = import_staff(table=table_from_bytes("../../etc/passwd", data.encode(), STAFF), dry_run=False)
    assert report.applied
