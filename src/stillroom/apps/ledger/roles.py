"""Who may do what: the one table of roles and permissions, generated into the documentation."""

from enum import StrEnum

from stillroom.apps.accounts.permissions import Permission


class Role(StrEnum):
    """Held in one organisation. The first six follow from the tables and the ledger; the others are granted."""

    LEARNER = "learner"
    LINE_MANAGER = "line_manager"
    ASSESSOR = "assessor"
    RESULT_READER = "result_reader"
    AUTHORISER = "authoriser"
    ACCOUNTABLE_PERSON = "accountable_person"
    UNIT_MANAGER = "unit_manager"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    FRAMEWORK_EDITOR = "framework_editor"
    REGIONAL_LEAD = "regional_lead"
    WORKFORCE_PLANNER = "workforce_planner"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


HELD_BY = {
    Role.LEARNER: "Anyone with a post. Sees their own record and plan, and the units they work in.",
    Role.LINE_MANAGER: "Named as line manager in the staff list. Sees the records and plans of those people.",
    Role.ASSESSOR: "Appointed as assessor, or signed off in the assessor competency; for what they are current in.",
    Role.RESULT_READER: "Appointed to read laboratory results.",
    Role.AUTHORISER: "Appointed to sign off.",
    Role.ACCOUNTABLE_PERSON: "Named as accountable for a unit in the units table.",
    Role.UNIT_MANAGER: "Granted by an administrator, for a unit or for the organisation.",
    Role.AUDITOR: "Granted by an administrator, to somebody from outside until a last day. Reads everything, changes"
    " nothing; every page opened is recorded.",
    Role.ADMINISTRATOR: "Granted by an administrator or by invitation. Signs for nobody.",
    Role.FRAMEWORK_EDITOR: "Granted by an administrator. Sees nobody's record by it.",
    Role.REGIONAL_LEAD: "Granted by an administrator of each organisation that takes part. Finds there who is willing"
    " to be asked to help elsewhere, and opens nobody's record.",
    Role.WORKFORCE_PLANNER: "Granted by an administrator. Sees counts of the organisation's people, without the small"
    " ones, projects them over the years, and opens nobody's record.",
}

_STAFF = frozenset(
    (Role.ASSESSOR, Role.RESULT_READER, Role.AUTHORISER, Role.ACCOUNTABLE_PERSON, Role.UNIT_MANAGER, Role.AUDITOR)
)

_PLANNING = frozenset((Role.LINE_MANAGER, Role.ASSESSOR, Role.ACCOUNTABLE_PERSON, Role.UNIT_MANAGER))

_INSPECTING = frozenset((Role.ACCOUNTABLE_PERSON, Role.UNIT_MANAGER, Role.AUDITOR, Role.ADMINISTRATOR))

_RECORDING = frozenset((Role.LINE_MANAGER, Role.ACCOUNTABLE_PERSON, Role.UNIT_MANAGER, Role.ADMINISTRATOR))

PERMISSIONS: dict[Permission, frozenset[Role]] = {
    Permission.VIEW_UNIT: _STAFF | {Role.LEARNER, Role.ADMINISTRATOR},
    Permission.VIEW_PERSON: _STAFF | {Role.LEARNER, Role.LINE_MANAGER, Role.ADMINISTRATOR},
    Permission.VIEW_LEDGER: _STAFF | {Role.LEARNER, Role.LINE_MANAGER, Role.ADMINISTRATOR},
    Permission.OBSERVE: frozenset((Role.ASSESSOR,)),
    Permission.READ_RESULT: frozenset((Role.ASSESSOR, Role.RESULT_READER)),
    Permission.SIGN_OFF: frozenset((Role.AUTHORISER,)),
    Permission.OPEN_SIGNING_SESSION: _STAFF - {Role.AUDITOR},
    Permission.SUSPEND: frozenset((Role.ASSESSOR, Role.AUTHORISER, Role.ACCOUNTABLE_PERSON, Role.UNIT_MANAGER)),
    Permission.CLEAR: frozenset((Role.ASSESSOR, Role.AUTHORISER)),
    Permission.SELF_ASSESS: frozenset((Role.LEARNER,)),
    Permission.RECORD_ABSENCE: frozenset((Role.ACCOUNTABLE_PERSON, Role.UNIT_MANAGER)),
    Permission.APPOINT: frozenset((Role.ACCOUNTABLE_PERSON,)),
    Permission.KEEP_OVERLAY: frozenset((Role.ACCOUNTABLE_PERSON, Role.UNIT_MANAGER)),
    Permission.RECORD_FACTS: _RECORDING,
    Permission.PROPOSE_EXPERIENCE: _RECORDING | {Role.LEARNER},
    Permission.NAME_MENTOR: frozenset((Role.LEARNER, Role.ACCOUNTABLE_PERSON, Role.UNIT_MANAGER)),
    Permission.REVIEW_LOOK_BACK: frozenset((Role.AUTHORISER, Role.ACCOUNTABLE_PERSON)),
    Permission.IMPORT: frozenset((Role.ADMINISTRATOR,)),
    Permission.MANAGE_ACCESS: frozenset((Role.ADMINISTRATOR,)),
    Permission.DECIDE_LOOK_ALIKE: frozenset((Role.ADMINISTRATOR,)),
    Permission.EDIT_FRAMEWORK: frozenset((Role.FRAMEWORK_EDITOR,)),
    Permission.VIEW_REVIEWS: frozenset((Role.ACCOUNTABLE_PERSON, Role.UNIT_MANAGER, Role.AUDITOR, Role.ADMINISTRATOR)),
    Permission.REVIEW_TRAIL: frozenset((Role.ACCOUNTABLE_PERSON, Role.UNIT_MANAGER)),
    Permission.REVIEW_ACCESS: frozenset((Role.ACCOUNTABLE_PERSON, Role.ADMINISTRATOR)),
    Permission.SEE_WHO_LOOKED: frozenset((Role.LEARNER, Role.ACCOUNTABLE_PERSON, Role.ADMINISTRATOR)),
    Permission.EDIT_PLAN: _PLANNING | {Role.LEARNER},
    Permission.REVIEW_PLAN: _PLANNING,
    Permission.VIEW_UNIT_PLANS: _STAFF,
    Permission.SET_CAPACITY: frozenset((Role.LEARNER, Role.ACCOUNTABLE_PERSON, Role.UNIT_MANAGER)),
    Permission.INSPECT_UNIT: _INSPECTING,
    Permission.INSPECT_PERSON: _INSPECTING | {Role.LEARNER},
    Permission.KEEP_TRUST_LIST: frozenset((Role.ACCOUNTABLE_PERSON, Role.ADMINISTRATOR)),
    Permission.RECEIVE_PERSON: frozenset((Role.AUTHORISER, Role.ACCOUNTABLE_PERSON, Role.UNIT_MANAGER)),
    Permission.LEND_STAFF: frozenset((Role.LINE_MANAGER, Role.ACCOUNTABLE_PERSON, Role.UNIT_MANAGER)),
    Permission.FIND_STAFF: frozenset((Role.REGIONAL_LEAD,)),
    Permission.SEE_SEARCHES: frozenset((Role.ACCOUNTABLE_PERSON, Role.ADMINISTRATOR)),
    Permission.VIEW_TRAINEES: frozenset((Role.ACCOUNTABLE_PERSON, Role.UNIT_MANAGER)),
    Permission.SUBMIT_PRIOR_LEARNING: frozenset((Role.LEARNER,)),
    Permission.ASSIMILATE: frozenset((Role.ACCOUNTABLE_PERSON, Role.UNIT_MANAGER)),
    Permission.VIEW_FINDINGS: _STAFF | {Role.ADMINISTRATOR},
    Permission.RECORD_FINDING: frozenset((Role.ACCOUNTABLE_PERSON, Role.UNIT_MANAGER)),
    Permission.CLOSE_FINDING: frozenset((Role.ACCOUNTABLE_PERSON, Role.UNIT_MANAGER)),
    Permission.VIEW_TRENDS: frozenset((Role.ACCOUNTABLE_PERSON, Role.UNIT_MANAGER, Role.AUDITOR)),
    Permission.VIEW_SAMPLING: _STAFF,
    Permission.SET_SAMPLING: frozenset((Role.ACCOUNTABLE_PERSON, Role.UNIT_MANAGER)),
    Permission.DECIDE_SAMPLE: frozenset((Role.ASSESSOR,)),
    Permission.CONFIRM_IDENTITY: frozenset((Role.ACCOUNTABLE_PERSON, Role.UNIT_MANAGER)),
    Permission.DISCLOSE_PASSPORT: frozenset((Role.ACCOUNTABLE_PERSON,)),
    Permission.PLAN_WORKFORCE: frozenset((Role.WORKFORCE_PLANNER, Role.ACCOUNTABLE_PERSON)),
}

OF_NO_ORGANISATION = frozenset((Permission.EDIT_FRAMEWORK,))
"""About what every organisation shares: a role that carries it in any organisation is enough."""

CLOSED_TO_ADMINISTRATORS = frozenset(
    (
        Permission.OBSERVE,
        Permission.READ_RESULT,
        Permission.SIGN_OFF,
        Permission.SUSPEND,
        Permission.CLEAR,
        Permission.RECORD_ABSENCE,
        Permission.APPOINT,
        Permission.REVIEW_LOOK_BACK,
        Permission.REVIEW_TRAIL,
        Permission.CLOSE_FINDING,
        Permission.DECIDE_SAMPLE,
        Permission.DISCLOSE_PASSPORT,
    )
)
"""An administrator keeps the records of others, so she makes none herself, whatever else they are."""

OWN_ONLY = frozenset((Role.LEARNER, Role.LINE_MANAGER))
"""Roles that reach only one's own record and the units one works in, or the records of those one manages."""
