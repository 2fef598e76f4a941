"""Decide on a claim of prior learning, each assessor for herself; and let what was met count in the ledger.

Met counts for the knowledge part of the scheme and for nothing else. It signs nobody off, and no registration and no
qualification is ever written here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.ledger.draft import REASON, Draft, new_statement_id
from stillroom.apps.ledger.services.state import state
from stillroom.apps.passport.models import PriorLearningClaim, PriorLearningDecision
from stillroom.apps.passport.selectors.prior_learning import (
    appealed,
    authorises,
    decisions_of,
    standing_of,
    to_accept,
    why_not,
)
from stillroom.apps.people.models import Person
from stillroom.apps.plans.models import LearningGoal
from stillroom.apps.plans.selectors.learning_plans import learning_plans
from stillroom.competence.plan_state import CAN_CHANGE, PlanState
from stillroom.competence.prior_learning import Outcome, may_decide
from stillroom.competence.statement import Kind, Meaning

Prove = Callable[[Draft], Draft]
CLAIM, DECIDED = "prior_learning", "decided"


@dataclass(frozen=True, slots=True)
class Judgement:
    """`statement`: the id made with the form, so that sending it twice states it once."""

    outcome: Outcome
    reason: str
    still_missing: str = ""
    statement: str = ""


@transaction.atomic
def decide_claim(
    *, claim: PriorLearningClaim, judgement: Judgement, by: Person, user: User, prove: Prove = lambda draft: draft
) -> PriorLearningDecision:
    """What she decided, and a statement by her in the ledger. Raises PermissionDenied, ValidationError, Refused."""
    PriorLearningClaim.objects.select_for_update().get(id=claim.id)
    claim = PriorLearningClaim.objects.select_related("prior_learning__person__organisation").get(id=claim.id)
    refused = why_not(claim, by)
    if refused is not None:
        raise PermissionDenied(refused.why)
    _check(claim, judgement, by)
    case = claim.prior_learning
    details = {CLAIM: str(claim.id), DECIDED: judgement.outcome.value}
    for number, file in enumerate(case.files.order_by("id"), start=1):
        details[f"evidence_{number}"] = file.sha256
    draft = Draft(
        id=judgement.statement or new_statement_id(),
        kind=Kind.FEEDBACK,
        person=case.person.canonical_id,
        author=by.canonical_id,
        occurred_at=now(),
        competency=claim.competency,
        version=claim.version,
        meaning=Meaning.ASSESSED,
        details=details,
        texts={REASON: judgement.reason.strip()},
    )
    state(organisation=case.person.organisation, draft=prove(draft), by=by)
    decision = PriorLearningDecision.objects.create(
        claim=claim,
        assessor=by,
        outcome=judgement.outcome,
        reason=judgement.reason.strip()[:1000],
        still_missing=judgement.still_missing.strip()[:1000],
        on_appeal=appealed(claim),
        statement_id=draft.id,
        decided_at=now(),
        decided_by=user,
    )
    _put_into_her_plan(PriorLearningClaim.objects.get(id=claim.id))
    return decision


@transaction.atomic
def accept_prior_learning(*, claim: PriorLearningClaim, by: Person, prove: Prove = lambda draft: draft) -> list[str]:
    """An authoriser accepts the knowledge part of what was met. Raises PermissionDenied, ValidationError, Refused."""
    PriorLearningClaim.objects.select_for_update().get(id=claim.id)
    if not authorises(claim, by):
        raise PermissionDenied
    found = standing_of(claim)
    wanted = to_accept(claim)
    if found.open or found.outcome is not Outcome.MET:
        raise ValidationError("It is not decided as met, so there is nothing to accept.")
    if not wanted:
        raise ValidationError("Nothing of it is left to accept: the scheme has no part that is knowledge alone.")
    person, made = claim.prior_learning.person, []
    for method, context in wanted:
        draft = Draft(
            kind=Kind.ACCEPTANCE,
            person=person.canonical_id,
            author=by.canonical_id,
            occurred_at=now(),
            competency=claim.competency,
            version="",
            context=context,
            method=method,
            meaning=Meaning.APPROVED,
            details={CLAIM: str(claim.id)},
        )
        made.append(state(organisation=person.organisation, draft=prove(draft), by=by))
    return made


def _check(claim: PriorLearningClaim, judgement: Judgement, by: Person) -> None:
    if not may_decide(by.canonical_id, decisions_of(claim), appealed=appealed(claim)):
        raise ValidationError("You have decided this already, or enough others have.")
    if not judgement.reason.strip():
        raise ValidationError({"reason": "Write why"})
    if judgement.outcome is Outcome.PARTLY and not judgement.still_missing.strip():
        raise ValidationError({"still_missing": "Write what is still missing"})


def _put_into_her_plan(claim: PriorLearningClaim) -> None:
    """What is still missing of a claim partly met, as a goal in each plan of hers that can change: she asked for it."""
    found = standing_of(claim)
    if found.open or found.outcome is not Outcome.PARTLY:
        return
    case = claim.prior_learning
    missing = [d.still_missing for d in claim.decisions.all() if d.still_missing]
    text = f"{claim.competency}, from prior learning “{case.title}”. Still missing: {' '.join(missing)}"[:500]
    plan = learning_plans(case.person).filter(state__in=[str(each) for each in CAN_CHANGE]).first()
    if plan is not None and PlanState(plan.state) in CAN_CHANGE:
        LearningGoal.objects.get_or_create(
            plan=plan, text=text, defaults={"set_at": now(), "set_by": case.submitted_by}
        )
