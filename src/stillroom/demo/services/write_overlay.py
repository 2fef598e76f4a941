"""What the demo's units add to what is national: packs adopted, more asked, differences noted, procedures."""

from datetime import timedelta

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import CompetencyFramework, RoleProfile
from stillroom.apps.framework.services.add_local_requirement import add_local_requirement
from stillroom.apps.framework.services.adopt_role import adopt_role
from stillroom.apps.framework.services.record_sop_version import Sop, record_sop_version
from stillroom.apps.framework.services.write_local_note import write_local_note
from stillroom.apps.places.models import Unit
from stillroom.apps.places.selectors.organisations import organisation
from stillroom.apps.places.selectors.units import unit_with_code
from stillroom.competence.context import Context
from stillroom.demo.diary import Diary, at
from stillroom.demo.procedures import PROCEDURES
from stillroom.demo.versions import FRAMEWORK

KEEPERS = {"ASEPTIC": "catriona@northmoor.example", "STERILE": "margarethe@saltmarsh.example"}
ORGANISATION_OF = {"ASEPTIC": "ZZ1", "STERILE": "ZZ2"}
ADOPTED = (
    ("ASEPTIC", "aseptic_operator"),
    ("ASEPTIC", "senior_operator"),
    ("ASEPTIC", "cleanroom_supervisor"),
    ("STERILE", "aseptic_operator"),
    ("STERILE", "product_approver"),
)
MORE = (  # wanted rather than required, so that nobody's readiness is another's invention
    ("ASEPTIC", "senior_operator", "AS12", "", 180),
    ("STERILE", "aseptic_operator", "AS10", "", 365),
)
NOTES = (
    ("ASEPTIC", "AS06", "The isolators here are gassed overnight, so the leak test comes first in the morning."),
    ("ASEPTIC", "AS08", "Spill kits are kept in the airlock and in the support room, not in the cleanroom."),
    ("STERILE", "AS09", "Worksheets are printed from the planning system; nothing is written by hand."),
)
BEGAN = 340


def add_local_requirements(diary: Diary) -> None:
    """Before anything is stated, so that readiness is derived once."""
    units = _units()
    roles = {profile.code: profile for profile in RoleProfile.objects.all()}
    with clock.standing_at(at(diary.ago(BEGAN), 10 * 60)):
        for unit, role, code, context, days in MORE:
            add_local_requirement(
                unit=units[unit],
                role_profile=roles[role],
                competency=code,
                context=Context.parse(context),
                mandatory=False,
                grace_days=days,
                by=None,
            )


def _units() -> dict[str, Unit]:
    return {code: unit_with_code(organisation(ods), code) for code, ods in ORGANISATION_OF.items()}


def write_overlay(diary: Diary) -> None:
    units = _units()
    keepers = {code: User.objects.get(email=email) for code, email in KEEPERS.items()}
    framework = CompetencyFramework.objects.get(code=FRAMEWORK)
    roles = {profile.code: profile for profile in RoleProfile.objects.all()}
    with clock.standing_at(at(diary.ago(BEGAN), 10 * 60)):
        for unit, role in ADOPTED:
            adopt_role(unit=units[unit], role_profile=roles[role], framework=framework, by=keepers[unit])
        for unit, code, text in NOTES:
            write_local_note(unit=units[unit], competency=code, text=text, by=keepers[unit])
    _write_procedures(diary, units, keepers)


def _write_procedures(diary: Diary, units: dict[str, Unit], keepers: dict[str, User]) -> None:
    for each in PROCEDURES:
        effective = diary.today - timedelta(days=each.effective_ago)
        with clock.standing_at(at(min(diary.ago(5), diary.ago(max(0, each.effective_ago + 30))), 11 * 60)):
            sop = Sop(
                code=each.code,
                version=each.version,
                title=each.title,
                competencies=each.competencies,
                asks=each.asks,
                effective_on=effective,
                owner="Unit manager",
                review_on=effective + timedelta(days=730),
                kept_at="Document system, aseptic services folder (synthetic)",
            )
            record_sop_version(unit=units[each.unit], sop=sop, by=keepers[each.unit])
