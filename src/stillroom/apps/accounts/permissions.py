"""The names of everything one may be permitted to do. Each app gives the predicates of its own."""

from enum import StrEnum


class Permission(StrEnum):
    VIEW_UNIT = "view_unit"
    VIEW_PERSON = "view_person"
    OBSERVE = "observe"
    READ_RESULT = "read_result"
    SIGN_OFF = "sign_off"
    SUSPEND = "suspend"
    CLEAR = "clear"
    SELF_ASSESS = "self_assess"
    RECORD_ABSENCE = "record_absence"
    APPOINT = "appoint"
    VIEW_LEDGER = "view_ledger"
    IMPORT = "import"
    MANAGE_ACCESS = "manage_access"
    DECIDE_LOOK_ALIKE = "decide_look_alike"
    VIEW_REVIEWS = "view_reviews"
    REVIEW_TRAIL = "review_trail"
    REVIEW_ACCESS = "review_access"
    SEE_WHO_LOOKED = "see_who_looked"
    EDIT_PLAN = "edit_plan"
    REVIEW_PLAN = "review_plan"
    VIEW_UNIT_PLANS = "view_unit_plans"
    SET_CAPACITY = "set_capacity"
    KEEP_OVERLAY = "keep_overlay"
