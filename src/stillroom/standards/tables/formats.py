"""The columns of each published table."""

from stillroom.standards.tables.columns import Columns

UNITS = Columns("units", ("organisation", "unit", "name", "facility"), ("site", "accountable"), special=("country",))

STAFF = Columns(
    "staff",
    (
        "employee_number",
        "first_name",
        "last_name",
        "organisation",
        "unit",
        "role_profile",
        "staff_group",
        "fte",
        "start_date",
    ),
    (
        "email",
        "afc_band",
        "end_date",
        "registration_body",
        "registration_number",
        "registration_date",
        "line_manager",
    ),
    ("date_of_birth", "gender", "ethnicity"),
)

COMPETENCIES = Columns(
    "competencies",
    ("code", "title", "scheme"),
    (
        "group",
        "knowledge",
        "skill",
        "decision",
        "renewal_scheme",
        "requalification_scheme",
        "validity_months",
        "renewal_window_days",
        "requires",
        "recency_days",
        "activity_count",
        "activity_days",
        "critical",
        "assessor",
        "change",
        "transition_until",
    ),
)

REQUIREMENTS = Columns(
    "requirements",
    ("role_profile", "competency", "context", "mandatory"),
    ("grace_days",),
    special=("organisation", "unit"),
)

STATEMENTS = Columns(
    "statements",
    ("id", "kind", "person", "author", "occurred_at"),
    (
        "competency",
        "framework_version",
        "capacity",
        "method",
        "outcome",
        "context",
        "valid_until",
        "reason",
        "about",
        "taken_over_by",
        "details",
    ),
)

LEARNING_ITEMS = Columns(
    "learning_items",
    ("code", "title"),
    (
        "provider",
        "kind",
        "where",
        "minutes",
        "version",
        "content_date",
        "review_date",
        "owner",
        "assessed",
        "approval",
        "competencies",
        "remarks",
        "source",
    ),
)

ENROLMENTS = Columns(
    "enrolments",
    ("organisation", "employee_number", "kind", "course", "enrolled_on"),
    ("completed_on", "withdrawn_on"),
)

QUALIFICATIONS = Columns(
    "qualifications",
    ("organisation", "employee_number", "kind", "title", "awarded_on"),
    ("awarded_by", "accredited_by", "valid_until", "held"),
)

REGISTRATIONS = Columns(
    "registrations", ("organisation", "employee_number", "body", "start_date"), ("number", "end_date")
)

SUPERVISORS = Columns(
    "supervisors", ("organisation", "employee_number", "kind", "supervisor", "start_date"), ("end_date",)
)

EXPERIENCE = Columns(
    "experience",
    ("organisation", "employee_number", "hours_per_week", "start_date"),
    ("supervisor", "supervisor_name", "supervisor_profession", "supervisor_registration", "end_date", "confirmed"),
)

EQUIVALENCES = Columns(
    "equivalences",
    ("source_framework", "source_competency", "target_competency", "why"),
    ("source_version", "target_version", "extent", "methods", "valid_from", "valid_until"),
)

FACTS = (ENROLMENTS, QUALIFICATIONS, REGISTRATIONS, SUPERVISORS, EXPERIENCE)
"""What the dated rules ask about people."""

TABLES = {columns.table: columns for columns in (UNITS, STAFF, COMPETENCIES, REQUIREMENTS, STATEMENTS, *FACTS)}

FINDINGS = Columns(
    "findings",
    ("organisation", "unit", "reference", "found_on", "body", "deficiency", "theme", "description"),
    ("facility", "root_cause", "competencies"),
)

LEVELS = Columns("levels", ("code", "level", "title"), ("descriptor",))
"""How well: a second sheet of a workbook of competencies. Not a table to import by itself."""

WORKFORCE = Columns(
    "workforce",
    ("date", "source", "staff_group"),
    ("band", "sector", "region", "age_band", "headcount", "fte"),
)
"""Counts of people by kind from a source that names nobody."""
