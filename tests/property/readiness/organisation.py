"""One small organisation in which everything that can change readiness changes often."""

from datetime import UTC, datetime

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import RuleVersion
from stillroom.apps.ledger.draft import Draft
from stillroom.apps.ledger.services.state import state
from stillroom.apps.people.models import Person, RoleGrant
from stillroom.apps.people.services.grant_role import grant_role
from stillroom.apps.places.models import Organisation
from tests.integration.imports.tables import competencies, requirements, staff, units

FOUNDED = datetime(2026, 3, 1, 9, tzinfo=UTC)
ACCOUNTABLE, AUTHORISER, LEARNER, LEARNER_AGAIN, OTHER = "900", "901", "100", "101", "102"
ASSESSOR_CODE = "X"
UNITS = [
    {"unit": "ASEP", "facility": "section10", "accountable": ACCOUNTABLE},
    {"unit": "MSU", "facility": "ms", "accountable": ACCOUNTABLE},
]
ROLES = ("operator", "senior")

STAFF = [
    {"employee_number": ACCOUNTABLE, "first_name": "Ada", "role_profile": "lead"},
    {"employee_number": AUTHORISER, "first_name": "Bea", "role_profile": "lead"},
    {"employee_number": LEARNER, "first_name": "Ann", "email": "ann@example.org"},
    {"employee_number": LEARNER_AGAIN, "first_name": "Annie", "email": "ann@example.org", "unit": "MSU"},
    {"employee_number": OTHER, "first_name": "Cid", "role_profile": "senior"},
]
REQUIREMENTS = [
    {"role_profile": role, "competency": competency, "context": context}
    for role, competency, context in (
        ("operator", "A", "equipment=isolator"),
        ("operator", "B", ""),
        ("operator", "C", "facility=section10"),
        ("senior", "A", ""),
        ("senior", "B", "facility=ms"),
        ("lead", ASSESSOR_CODE, ""),
    )
]
FRAMEWORK = [
    {"code": "A", "scheme": "observation*1", "requires": "B", "recency_days": "3", "validity_months": "1"},
    {"code": "B", "scheme": "broth*1 on_fail=suspend", "requires": "", "validity_months": "1"},
    {"code": "C", "scheme": "observation*2", "requires": "", "validity_months": ""},
    {"code": ASSESSOR_CODE, "scheme": "observation*1", "assessor": "yes"},
]


def organisation() -> Organisation:
    return Organisation.objects.get(ods_code="RR8")


def person(number: str) -> Person:
    return Person.objects.get(employee_number=number)


def administrator() -> User:
    return User.objects.get(email="ada@example.nhs.uk")


def found() -> None:
    """Units, staff, framework, requirements, one authoriser who may also assess, and an administrator."""
    RuleVersion.objects.update(recorded_at=FOUNDED)  # the rules come with the installation, which is older
    with clock.standing_at(FOUNDED):
        tables = [
            units(*UNITS),
            staff(*STAFF),
            competencies(*FRAMEWORK, version="v1"),
            requirements(*REQUIREMENTS),
        ]
        for report in tables:
            assert report.ok, list(report.problems)
        for capacity in ("authoriser", "assessor"):
            accountable = person(ACCOUNTABLE)
            appointed = Draft(
                "appointment",
                str(person(AUTHORISER).id),
                str(accountable.id),
                FOUNDED,
                capacity=capacity,
            )
            state(organisation=organisation(), draft=appointed, by=accountable)
        user = User.objects.create_user("ada@example.nhs.uk")
        grant_role(user=user, organisation=organisation(), role=RoleGrant.Role.ADMINISTRATOR, by=None)
