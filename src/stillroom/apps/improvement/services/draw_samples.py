"""Draws the quality samples of the quarter that is over, once. Nobody chooses, and nobody could know before."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.improvement.models import Sample, SamplingDraw
from stillroom.apps.improvement.selectors.sampling import draw_of, drawn, last_hash, last_quarter, sampling_plan
from stillroom.apps.ledger.models import ChainHead
from stillroom.apps.places.models import Organisation
from stillroom.competence.days import day_of
from stillroom.competence.sampling import seed


@transaction.atomic
def draw_samples(*, organisation: Organisation, by: User) -> SamplingDraw:
    """Raises PermissionDenied, or ValidationError when there is no plan or the quarter is drawn already."""
    if not by.has_perm(Permission.SET_SAMPLING, organisation):
        raise PermissionDenied
    plan = sampling_plan(organisation)
    if plan is None:
        raise ValidationError("Set first how much is looked at again.")
    # With the head locked nothing is appended meanwhile, and nobody else draws.
    head = ChainHead.objects.select_for_update().filter(organisation=organisation).first()
    today = day_of(now())
    since, until = last_quarter(today)
    if draw_of(organisation, since) is not None:
        raise ValidationError("The samples of that quarter are drawn already.")
    start = seed(organisation.ods_code, since, last_hash(organisation, until))
    through = head.seq if head else 0
    decisions, found = drawn(organisation, since=since, until=until, through_seq=through, plan=plan, seed=start)
    made = SamplingDraw.objects.create(
        organisation=organisation,
        plan=plan,
        since=since,
        until=until,
        seed=start,
        through_seq=through,
        decisions=decisions,
        drawn_at=now(),
        drawn_by=by,
    )
    due_on = today + timedelta(days=plan.days_to_decide)
    Sample.objects.bulk_create(
        Sample(draw=made, statement=statement, assessor=assessor, due_on=due_on)
        for assessor, statements in found.items()
        for statement in statements
    )
    return made
