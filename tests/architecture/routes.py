"""Every route of the product, and for each that takes ids a sample from the world.

A new route with ids fails the walk until it has an entry here:

    "person": lambda world: {"person_id": world.person.id},
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from stillroom.apps.framework.selectors.rules import rule_ids
from tests.architecture.own_passport import TOKEN
from tests.architecture.world import World

ROUTE_SAMPLES: dict[str, Callable[[World], dict[str, Any]]] = {
    "access": lambda world: {"organisation_id": world.organisation.id},
    "appoint": lambda world: {"person_id": world.person.id},
    "assess_person": lambda world: {"person_id": world.person.id},
    "change_absence": lambda world: {"statement_id": world.statement.id},
    "clear": lambda world: {"person_id": world.person.id},
    "close_look_back": lambda world: {"statement_id": world.failure.id},
    "countersign": lambda world: {"statement_id": world.statement.id},
    "decide_look_alike": lambda world: {"look_alike_id": world.look_alike.id},
    "end_role": lambda world: {"grant_id": world.grant.id},
    "end_statement": lambda world: {"statement_id": world.statement.id},
    "exempt": lambda world: {"person_id": world.person.id},
    "add_competency": lambda world: {"version_id": world.draft.id},
    "approve_nationally": lambda world: {"version_id": world.framework_version.id},
    "compare_framework": lambda world: {"version_id": world.draft.id},
    "download_framework": lambda world: {"version_id": world.draft.id},
    "draft_from_file": lambda world: {"version_id": world.draft.id},
    "edit_competency": lambda world: {"version_id": world.draft.id, "competency_id": world.drafted.id},
    "edit_levels": lambda world: {"version_id": world.draft.id, "competency_id": world.drafted.id},
    "framework_draft": lambda world: {"version_id": world.draft.id},
    "framework_effect": lambda world: {"version_id": world.draft.id},
    "framework_members": lambda world: {"version_id": world.draft.id},
    "framework_overview": lambda world: {"framework_id": world.framework_version.framework_id},
    "move_competency": lambda world: {"version_id": world.draft.id, "competency_id": world.drafted.id},
    "publish_framework": lambda world: {"version_id": world.draft.id},
    "retire_framework": lambda world: {"version_id": world.framework_version.id},
    "review_framework": lambda world: {"version_id": world.draft.id},
    "framework": lambda world: {"version_id": world.framework_version.id},
    "download_case": lambda world: {"version_id": world.draft.id},
    "external_framework": lambda world: {"framework_id": world.case.external.id},
    "case_document": lambda world: {"identifier": world.case.document},
    "case_package": lambda world: {"identifier": world.case.document},
    "case_package_1_0": lambda world: {"identifier": world.case.document},
    "case_item": lambda world: {"identifier": world.case.item},
    "case_item_associations": lambda world: {"identifier": world.case.item},
    "case_association": lambda world: {"identifier": world.case.association},
    "case_rubric": lambda world: {"identifier": world.case.rubric},
    "case_item_type": lambda world: {"identifier": world.case.item_type},
    "grant_role": lambda world: {"organisation_id": world.organisation.id},
    "inspect_person": lambda world: {"person_id": world.person.id},
    "inspect_unit": lambda world: {"unit_id": world.unit.id},
    "invitation": lambda world: {"invitation_id": world.invitation_id, "token": world.invitation_token},
    "invite_someone": lambda world: {"organisation_id": world.organisation.id},
    "job": lambda world: {"job_id": world.job_file.job_id},
    "job_file": lambda world: {"job_id": world.job_file.job_id, "file_id": world.job_file.id},
    "trust_list": lambda world: {"organisation_id": world.organisation.id},
    "trust_somebody": lambda world: {"organisation_id": world.organisation.id},
    "compare_issuer": lambda world: {"organisation_id": world.organisation.id},
    "end_trust": lambda world: {"organisation_id": world.organisation.id, "row_id": world.moving.trusted.id},
    "transfer_rules": lambda world: {"unit_id": world.unit.id},
    "tighten_transfer_rule": lambda world: {"unit_id": world.unit.id},
    "end_tightened": lambda world: {"unit_id": world.unit.id, "rule_id": world.moving.rule.id},
    "end_equivalence": lambda world: {"row_id": world.moving.equivalence.id},
    "receive_person": lambda world: {"person_id": world.person.id},
    "transfer": lambda world: {"transfer_id": world.moving.transfer.id},
    "compare_person": lambda world: {"transfer_id": world.moving.transfer.id},
    "check_transfer_again": lambda world: {"transfer_id": world.moving.transfer.id},
    "decide_transfer": lambda world: {"transfer_id": world.moving.transfer.id},
    "fast_track": lambda world: {"transfer_id": world.moving.transfer.id},
    "review_source": lambda world: {"source_id": world.moving.source.id},
    "keys_document": lambda world: {"organisation_id": world.organisation.id},
    "label": lambda world: {"person_id": world.person.id},
    "ledger": lambda world: {"organisation_id": world.organisation.id},
    "link_account": lambda world: {"organisation_id": world.organisation.id},
    "log_day": lambda world: {"unit_id": world.unit.id},
    "log_for": lambda world: {"person_id": world.person.id},
    "log_own": lambda world: {"person_id": world.person.id},
    "logbook": lambda world: {"person_id": world.person.id},
    "look_back": lambda world: {"statement_id": world.failure.id},
    "look_back_interval": lambda world: {"statement_id": world.failure.id},
    "open_signing_session": lambda world: {"unit_id": world.unit.id},
    "observe": lambda world: {"person_id": world.person.id, "requirement_id": world.person.id},
    "person": lambda world: {"person_id": world.person.id},
    "plan": lambda world: {"person_id": world.person.id},
    "record_absence": lambda world: {"person_id": world.person.id},
    "result": lambda world: {"statement_id": world.statement.id},
    "revocation_list": lambda world: {"status_list_id": world.passports.status_list.id},
    "revoke_statement": lambda world: {"statement_id": world.statement.id},
    "self_assess": lambda world: {"person_id": world.person.id},
    "sign_ins": lambda world: {"organisation_id": world.organisation.id},
    "sign_off": lambda world: {"person_id": world.person.id, "requirement_id": world.person.id},
    "signatures": lambda world: {"organisation_id": world.organisation.id},
    "state_about": lambda world: {"person_id": world.person.id},
    "statement": lambda world: {"statement_id": world.statement.id},
    "suspend": lambda world: {"person_id": world.person.id},
    "suspension_list": lambda world: {"status_list_id": world.passports.status_list.id},
    "unit_as_at": lambda world: {"unit_id": world.unit.id},
    "unit_authorised": lambda world: {"unit_id": world.unit.id},
    "unit_board": lambda world: {"unit_id": world.unit.id},
    "unit_logbook": lambda world: {"unit_id": world.unit.id},
    "verify_ledger": lambda world: {"organisation_id": world.organisation.id},
    "begin_access_review": lambda world: {"organisation_id": world.organisation.id},
    "begin_trail_review": lambda world: {"organisation_id": world.organisation.id},
    "comment_on_entry": lambda world: {"review_id": world.review.id},
    "decide_access": lambda world: {"review_id": world.review.id, "user_id": world.insider.id},
    "review": lambda world: {"review_id": world.review.id},
    "review_settings": lambda world: {"organisation_id": world.organisation.id},
    "reviews": lambda world: {"organisation_id": world.organisation.id},
    "sign_review": lambda world: {"review_id": world.review.id},
    "views": lambda world: {"organisation_id": world.organisation.id},
    "who_looked": lambda world: {"person_id": world.person.id},
    "add_goal": lambda world: {"person_id": world.person.id, "plan_id": world.learning.plan.id},
    "availability": lambda world: {"person_id": world.person.id},
    "background": lambda world: {"person_id": world.person.id},
    "choose_way": lambda world: {"person_id": world.person.id, "plan_id": world.learning.plan.id},
    "close_gap": lambda world: {"person_id": world.person.id, "plan_id": world.learning.plan.id},
    "comment_on_plan": lambda world: {"person_id": world.person.id, "plan_id": world.learning.plan.id},
    "decide_session": lambda world: {"person_id": world.person.id, "session_id": world.learning.session.id},
    "earlier_training": lambda world: {"person_id": world.person.id, "plan_id": world.learning.plan.id},
    "end_way": lambda world: {"person_id": world.person.id, "way_id": world.learning.way.id},
    "goal_reached": lambda world: {"person_id": world.person.id, "goal_id": world.learning.goal.id},
    "learning_plan": lambda world: {"person_id": world.person.id, "plan_id": world.learning.plan.id},
    "move_plan": lambda world: {"person_id": world.person.id, "plan_id": world.learning.plan.id},
    "plan_reviewer": lambda world: {"person_id": world.person.id, "plan_id": world.learning.plan.id},
    "plan_session": lambda world: {"person_id": world.person.id},
    "start_plan": lambda world: {"person_id": world.person.id},
    "training": lambda world: {"person_id": world.person.id},
    "complete_item": lambda world: {"person_id": world.person.id, "item_id": world.learning.item.id},
    "learning_item": lambda world: {"item_id": world.learning.item.id},
    "calendar_feed": lambda world: {"feed_id": world.learning.feed.id, "token": world.learning.token},
    "unit_plans": lambda world: {"unit_id": world.unit.id},
    "unit_training": lambda world: {"unit_id": world.unit.id},
    "person_rules": lambda world: {"person_id": world.person.id},
    "record_enrolment": lambda world: {"person_id": world.person.id},
    "record_qualification": lambda world: {"person_id": world.person.id},
    "record_registration": lambda world: {"person_id": world.person.id},
    "record_supervision": lambda world: {"person_id": world.person.id},
    "propose_experience": lambda world: {"person_id": world.person.id},
    "change_record": lambda world: {"person_id": world.person.id, "record_id": world.qualification.id},
    "confirm_experience": lambda world: {"period_id": world.experience.id},
    "rule": lambda world: {"rule_id": rule_ids()["RU1"]},
    "rule_changes": lambda world: {"unit_id": world.unit.id},
    "role": lambda world: {"role_id": world.overlay.role.id},
    "unit_local": lambda world: {"unit_id": world.unit.id},
    "adopt_role": lambda world: {"unit_id": world.unit.id},
    "end_adoption": lambda world: {"unit_id": world.unit.id, "adoption_id": world.overlay.adoption.id},
    "add_local_requirement": lambda world: {"unit_id": world.unit.id},
    "close_local_requirement": lambda world: {
        "unit_id": world.unit.id,
        "requirement_id": world.overlay.requirement.id,
    },
    "write_local_note": lambda world: {"unit_id": world.unit.id},
    "record_sop": lambda world: {"unit_id": world.unit.id},
    "withdraw_sop": lambda world: {"unit_id": world.unit.id, "sop_id": world.overlay.sop.id},
    "unit_sops": lambda world: {"unit_id": world.unit.id},
    "unit_sop": lambda world: {"unit_id": world.unit.id, "sop_id": world.overlay.sop.id},
    "confirm_sop": lambda world: {"person_id": world.person.id, "sop_id": world.overlay.sop.id},
    "foundation": lambda world: {"person_id": world.person.id},
    "rate_self": lambda world: {"person_id": world.person.id},
    "name_mentor": lambda world: {"person_id": world.person.id},
    "mentoring": lambda world: {"mentorship_id": world.overlay.mentorship.id},
    "rate_as_mentor": lambda world: {"mentorship_id": world.overlay.mentorship.id},
    "findings": lambda world: {"organisation_id": world.organisation.id},
    "findings_everywhere": lambda world: {"organisation_id": world.organisation.id},
    "record_finding": lambda world: {"unit_id": world.unit.id},
    "finding": lambda world: {"finding_id": world.improvement.finding.id},
    "change_finding": lambda world: {"finding_id": world.improvement.finding.id},
    "open_training": lambda world: {"finding_id": world.improvement.finding.id},
    "withdraw_assignment": lambda world: {
        "finding_id": world.improvement.finding.id,
        "assignment_id": world.improvement.assignment.id,
    },
    "close_finding": lambda world: {"finding_id": world.improvement.finding.id},
    "finding_evidence": lambda world: {"finding_id": world.improvement.finding.id},
    "trends": lambda world: {"organisation_id": world.organisation.id},
    "person_trends": lambda world: {"person_id": world.person.id},
    "assessor_trends": lambda world: {"person_id": world.person.id},
    "sampling": lambda world: {"organisation_id": world.organisation.id},
    "sampling_settings": lambda world: {"organisation_id": world.organisation.id},
    "draw_samples": lambda world: {"organisation_id": world.organisation.id},
    "sample": lambda world: {"sample_id": world.improvement.sample.id},
    **{
        name: lambda world: {"organisation_id": world.organisation.id}
        for name in (
            "workforce_picture",
            "unit_settings",
            "scenarios",
            "copy_shipped",
            "from_records",
            "compare_scenarios",
            "commissioning",
            "training_cost",
            "training_cost_part",
        )
    },
    **{
        name: lambda world: {"scenario_id": world.workforce.scenario.id}
        for name in (
            "scenario",
            "run_scenario",
            "explore",
            "keep_levers",
            "scenario_places",
            "scenario_file",
            "ask_for_places",
        )
    },
    **{
        name: lambda world: {"run_id": world.workforce.run.id}
        for name in ("run_report", "run_workbook", "run_manifest")
    },
    "comparison": lambda world: {"comparison_id": world.workforce.comparison.id},
    "comparison_report": lambda world: {"comparison_id": world.workforce.comparison.id},
    "commissioning_answer": lambda world: {"commissioning_id": world.workforce.commissioning.id},
    "loan": lambda world: {"loan_id": world.sharing.loan.id},
    "agree_to_loan": lambda world: {"loan_id": world.sharing.loan.id},
    "say_yes": lambda world: {"request_id": world.sharing.request.id},
    "staff_searches": lambda world: {"organisation_id": world.organisation.id},
    "prior_learning_case": lambda world: {"prior_learning_id": world.sharing.case.id},
    "decide_prior_learning": lambda world: {"claim_id": world.sharing.claim.id},
    "accept_prior_learning": lambda world: {"claim_id": world.sharing.claim.id},
    "appeal_prior_learning": lambda world: {"claim_id": world.sharing.claim.id},
    "prior_learning_evidence": lambda world: {"file_id": world.sharing.file.id},
    "assimilations": lambda world: {"unit_id": world.unit.id},
    "assimilation": lambda world: {"assimilation_id": world.sharing.assimilation.id},
    "download_assimilation": lambda world: {"assimilation_id": world.sharing.assimilation.id},
    "confirm_assimilation": lambda world: {"assimilation_id": world.sharing.assimilation.id},
    "adjust_level": lambda world: {
        "assimilation_id": world.sharing.assimilation.id,
        "line_id": world.sharing.line.id,
    },
    "passport": lambda world: {"person_id": world.person.id},
    "issue_passport": lambda world: {"person_id": world.person.id},
    "save_passport": lambda world: {"person_id": world.person.id},
    "passport_as_file": lambda world: {"person_id": world.person.id},
    "passport_as_paper": lambda world: {"person_id": world.person.id},
    "credential": lambda world: _credential(world),
    "credential_json": lambda world: _credential(world),
    "credential_jwt": lambda world: _credential(world),
    "credential_svg": lambda world: _credential(world),
    "credential_png": lambda world: _credential(world),
    "shares": lambda world: {"person_id": world.person.id},
    "share_passport": lambda world: {"person_id": world.person.id},
    "stop_sharing": lambda world: {"person_id": world.person.id, "share_id": world.own_passport.share.id},
    "linked_records": lambda world: {"person_id": world.person.id},
    "make_link_code": lambda world: {"person_id": world.person.id},
    "enter_link_code": lambda world: {"person_id": world.person.id},
    "enter_share_address": lambda world: {"person_id": world.person.id},
    "link_own_record": lambda world: {"person_id": world.person.id, "other_id": world.person.id},
    "end_link": lambda world: {"person_id": world.person.id, "link_id": world.own_passport.link.id},
    "shared": lambda world: {"token": TOKEN},
    "shared_file": lambda world: {"token": TOKEN},
    "confirm_identity": lambda world: {"person_id": world.person.id},
    "disclosures": lambda world: {"person_id": world.person.id},
    "disclose": lambda world: {"person_id": world.person.id},
    "end_disclosure": lambda world: {
        "person_id": world.person.id,
        "disclosure_id": world.own_passport.disclosure.id,
    },
}

OPEN_TO_EVERYONE = {
    "shared",
    "shared_file",
    "calendar_feed",
    "case_association",
    "case_document",
    "case_documents",
    "case_item",
    "case_item_associations",
    "case_item_type",
    "case_package",
    "case_package_1_0",
    "case_rubric",
    "account_inactive",
    "account_login",
    "account_logout",
    "health",
    "health_of_worker",
    "invitation",
    "keys_document",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "provider_back",
    "provider_sign_in",
    "revocation_list",
    "suspension_list",
    "verify",
}
"""Adding a name here says, in review, that a stranger may open the page."""

THE_SAME_FOR_EVERY_ORGANISATION = {
    "end_equivalence",
    "rule",
    "learning_item",
    "framework",
    "role",
    "framework_overview",
    "external_framework",
    "approve_nationally",
    "retire_framework",
}
"""Adding a name here says, in review, that what the page shows belongs to no organisation."""


def _credential(world: World) -> dict[str, Any]:
    return {"person_id": world.person.id, "credential_id": world.own_passport.credential.id}


@dataclass(frozen=True)
class Route:
    name: str
    pattern: URLPattern
    converters: dict[str, Any]

    def url(self, world: World) -> str:
        kwargs = ROUTE_SAMPLES[self.name](world) if self.converters else {}
        return reverse(self.name, kwargs=kwargs)


def all_routes() -> list[Route]:
    return list(_walk(get_resolver(), {}, ()))


def _walk(resolver: URLResolver, converters: dict[str, Any], namespaces: tuple[str, ...]) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        inherited = {**converters, **entry.pattern.converters}
        if isinstance(entry, URLResolver):
            inner = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from _walk(entry, inherited, inner)
        else:
            yield Route(":".join([*namespaces, entry.name or "?"]), entry, inherited)
