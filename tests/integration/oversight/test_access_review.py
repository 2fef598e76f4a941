"""Reviewing who has access: what is odd, what was decided, and by whom it may not be."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.oversight.models import AccessDecision, Review, ReviewSignature
from stillroom.apps.oversight.selectors.access_review import access_list, access_of
from stillroom.apps.oversight.selectors.reviews import is_complete
from stillroom.apps.oversight.services.begin_review import begin_review
from stillroom.apps.oversight.services.decide_access import decide_access
from stillroom.apps.oversight.services.sign_review import sign_review
from stillroom.apps.people.models import Post, RoleGrant
from stillroom.apps.people.services.grant_role import grant_role
from stillroom.competence.days import day_of
from tests.hospital import Hospital

UNUSED = 90
Decision = AccessDecision.Decision


def begin(hospital: Hospital, by: User) -> Review:
    day = day_of(now())
    return begin_review(kind=Review.Kind.ACCESS, organisation=hospital.organisation, since=day, until=day, by=by)


def decide(review: Review, user: User, decision: AccessDecision.Decision, by: User) -> AccessDecision:
    access = access_of(review, user.id, unused_days=UNUSED)
    return decide_access(review=review, access=access, decision=decision, reason="asked the manager", by=by)


def sign(review: Review, by: User) -> ReviewSignature:
    sound = ReviewSignature.Conclusion.SOUND
    return sign_review(review=review, looked_at=[], findings="", conclusion=sound, by=by)


def test_it_says_what_is_odd(hospital: Hospital) -> None:
    otto = hospital.user("otto")
    grant_role(user=otto, organisation=hospital.organisation, role=RoleGrant.Role.UNIT_MANAGER, by=None)
    Post.objects.filter(person=hospital.people["otto"]).update(end_date=day_of(now()) - timedelta(days=1))
    manager = hospital.officer("unit_manager")
    User.objects.filter(id=manager.id).update(last_login=now() - timedelta(days=91))
    found = {str(each.user): each.odd for each in access_list(hospital.organisation, unused_days=UNUSED)}
    assert found["Otto Operator"] == ("Holds a role but no post today", "Has never signed in")
    assert found["unit_manager"] == ("Has not signed in for 91 days",)


def test_ending_ends_every_role_given_and_keeps_the_account_on_the_list(hospital: Hospital) -> None:
    ann, auditor = hospital.user("ann"), hospital.officer("auditor")
    review = begin(hospital, ann)
    decide(review, auditor, Decision.END, ann)
    grant = RoleGrant.objects.get(user=auditor)
    assert (grant.ended_by, grant.ended_at is None) == (ann, False)
    listed = access_of(review, auditor.id, unused_days=UNUSED)
    assert listed.decision is not None
    assert listed.decision.held == "auditor"


def test_nobody_decides_about_herself_and_another_signs_for_that(hospital: Hospital) -> None:
    ann, officer = hospital.user("ann"), hospital.officer("administrator")
    manager = hospital.officer("unit_manager")
    review = begin(hospital, officer)
    with pytest.raises(ValidationError, match="your own account"):
        decide(review, officer, Decision.KEEP, officer)
    with pytest.raises(ValidationError, match="Decide first about 1 more: unit_manager"):
        sign(review, officer)
    decide(review, manager, Decision.KEEP, officer)
    assert sign(review, officer).left_for_another == 1
    assert not is_complete(review)
    with pytest.raises(ValidationError, match="Decide first about 1 more: administrator"):
        sign(review, ann)
    decide(review, officer, Decision.KEEP, ann)
    sign(review, ann)
    assert is_complete(Review.objects.get(id=review.id))


def test_the_last_administrator_stays(hospital: Hospital) -> None:
    officer = hospital.officer("administrator")
    review = begin(hospital, hospital.user("ann"))
    with pytest.raises(ValidationError, match="only administrator"):
        decide(review, officer, Decision.END, hospital.user("ann"))
    assert not AccessDecision.objects.exists()


@pytest.mark.parametrize("who", ["olive", "una", "auditor", "unit_manager"])
def test_only_the_accountable_person_and_administrators_review_it(hospital: Hospital, who: str) -> None:
    user = hospital.user(who) if who in hospital.people else hospital.officer(who)
    with pytest.raises(PermissionDenied):
        begin(hospital, user)


def test_it_is_done_on_pages(hospital: Hospital) -> None:
    ann, auditor = hospital.user("ann"), hospital.officer("auditor")
    client = Client()
    client.force_login(ann)
    page = client.post(reverse("begin_access_review", args=[hospital.organisation.id]), follow=True)
    assert "1 account waits for a decision" in page.content.decode()
    review = Review.objects.get()
    address = reverse("decide_access", args=[review.id, auditor.id])
    assert "Has never signed in" in client.get(address).content.decode()
    page = client.post(address, {"decision": "end", "reason": "The visit is over"}, follow=True)
    assert "The visit is over" in page.content.decode()
