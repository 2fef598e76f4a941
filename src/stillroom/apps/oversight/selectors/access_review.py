"""Who has access, as an access review lists it: roles, since when, given by whom, last signed in, and what is odd."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.ledger.roles import Role
from stillroom.apps.ledger.selectors.access import AccountHeld, accounts_held
from stillroom.apps.oversight.models import AccessDecision, Review
from stillroom.apps.people.selectors.posts import held_on, posts
from stillroom.apps.places.models import Organisation
from stillroom.competence.days import day_of


@dataclass(frozen=True)
class Access:
    """`odd` says in words what to look at; who holds no given role and nothing odd needs no decision of her own."""

    held: AccountHeld
    odd: tuple[str, ...]
    decision: AccessDecision | None

    @property
    def user(self) -> User:
        return self.held.user

    @property
    def needs_decision(self) -> bool:
        return bool(self.held.grants) or bool(self.odd)


def access_list(organisation: Organisation, *, unused_days: int, review: Review | None = None) -> list[Access]:
    """Everyone with an account there; what needs a decision first."""
    now = clock.now()
    decided = _decisions(review) if review else {}
    working = _with_a_post(organisation)
    found = [
        Access(each, tuple(_odd(each, working, now, unused_days)), decided.get(each.user.id))
        for each in accounts_held(organisation)
    ]
    # An account that this review took every role from stays on its list.
    listed = {each.user.id for each in found}
    gone = [decision for user, decision in decided.items() if user not in listed]
    found += [Access(AccountHeld(d.user, None, (), frozenset()), (), d) for d in gone]
    return sorted(found, key=lambda each: (not each.needs_decision, str(each.user)))


def access_of(review: Review, user_id: UUID, *, unused_days: int) -> Access:
    """Raises User.DoesNotExist for an account that the review is not about."""
    for each in access_list(review.organisation, unused_days=unused_days, review=review):
        if each.user.id == user_id:
            return each
    raise User.DoesNotExist


def _decisions(review: Review) -> dict[UUID, AccessDecision]:
    rows = review.decisions.select_related("user", "decided_by").order_by("decided_at", "id")
    return {row.user_id: row for row in rows}


def _with_a_post(organisation: Organisation) -> set[UUID]:
    rows = posts(organisation=organisation).filter(held_on(day_of(clock.now()))).select_related("person")
    return {id_ for row in rows for id_ in (row.person_id, row.person.same_as_id) if id_}


def _odd(held: AccountHeld, working: set[UUID], now: datetime, unused_days: int) -> list[str]:
    found = []
    if held.grants and held.person is not None and held.person.id not in working:
        found.append("Holds a role but no post today")
    if held.grants and not held.user.is_active:
        found.append("The account is closed, the role is not")
    if held.grants and held.user.last_login is None:
        found.append("Has never signed in")
    elif held.grants and held.user.last_login and now - held.user.last_login > timedelta(days=unused_days):
        found.append(f"Has not signed in for {(now - held.user.last_login).days} days")
    roles = {grant.role for grant in held.grants}
    if Role.ADMINISTRATOR in roles and held.derived & {Role.AUTHORISER, Role.ASSESSOR, Role.ACCOUNTABLE_PERSON}:
        found.append("An administrator who is also appointed to sign: they can sign for nobody meanwhile")
    return found
