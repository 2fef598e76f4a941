"""What people submitted of their prior learning, how each claim stands, and who may decide it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.ledger.selectors.roles import organisation_roles, person_in
from stillroom.apps.passport.models import (
    PriorLearning,
    PriorLearningClaim,
    PriorLearningFile,
)
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import records_of
from stillroom.apps.people.selectors.reports import line_manager_of
from stillroom.apps.readiness.selectors.standings import standings
from stillroom.competence.book import Book
from stillroom.competence.context import ANY, Context
from stillroom.competence.entitlement import authoriser_basis, may_act_for, observer_basis
from stillroom.competence.prior_learning import Decision, Outcome, Standing, may_decide, methods_credited, standing
from stillroom.competence.refusal import Refusal
from stillroom.competence.statement import Kind


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a reader may not decide a claim, in words."""

    why: str


def decisions_of(claim: PriorLearningClaim) -> list[Decision]:
    return [Decision(d.assessor.canonical_id, Outcome(d.outcome), d.on_appeal) for d in claim.decisions.all()]


def appealed(claim: PriorLearningClaim) -> bool:
    return hasattr(claim, "appeal")


def standing_of(claim: PriorLearningClaim) -> Standing:
    return standing(decisions_of(claim), appealed=appealed(claim))


def submitted_by(user: User) -> list[PriorLearning]:
    """Her own, the latest first."""
    return list(_cases().filter(Q(person__user=user) | Q(person__also_known_as__user=user)).distinct())


def case_visible_to(user: User, prior_learning_id: UUID) -> PriorLearning:
    """Herself, and those who assess or sign something of it. Raises PriorLearning.DoesNotExist for anybody else."""
    case = _cases().get(id=prior_learning_id)
    if is_hers(user, case) or any(may_look(user, claim) for claim in case.claims.all()):
        return case
    raise PriorLearning.DoesNotExist


def claim_visible_to(user: User, claim_id: UUID) -> PriorLearningClaim:
    """Raises PriorLearningClaim.DoesNotExist, also for whoever may neither see nor decide it."""
    rows = PriorLearningClaim.objects.select_related("prior_learning__person__organisation", "appeal")
    claim = rows.prefetch_related("decisions__assessor").get(id=claim_id)
    if is_hers(user, claim.prior_learning) or may_look(user, claim):
        return claim
    raise PriorLearningClaim.DoesNotExist


def file_visible_to(user: User, file_id: UUID) -> PriorLearningFile:
    """For herself and those who assess. Raises PriorLearningFile.DoesNotExist."""
    file = PriorLearningFile.objects.select_related("prior_learning__person__organisation").get(id=file_id)
    try:
        case_visible_to(user, file.prior_learning_id)
    except PriorLearning.DoesNotExist as error:
        raise PriorLearningFile.DoesNotExist from error
    return file


def is_hers(user: User, case: PriorLearning) -> bool:
    return records_of(case.person).filter(user=user).exists()


def may_look(user: User, claim: PriorLearningClaim) -> bool:
    """Whoever is entitled to assess the competency or to sign it off, and is not her manager."""
    by = person_in(user, claim.prior_learning.person.organisation)
    if by is None:
        return False
    found = why_not(claim, by)
    return found is None or authorises(claim, by)


def why_not(claim: PriorLearningClaim, by: Person) -> Refused | None:
    """Why this assessor may not decide it as far as independence and entitlement go; None if she may."""
    person = claim.prior_learning.person
    book = _book(claim, by)
    if not may_act_for(book, by.canonical_id, person.canonical_id):
        return Refused("Nobody decides on their own learning, nor on that of a record that may be their own.")
    manager = line_manager_of(person)
    if manager is not None and manager.canonical_id == by.canonical_id:
        return Refused("You are the line manager. Two assessors who are not decide.")
    basis = observer_basis(book, by.canonical_id, claim.competency, ANY, now(), "knowledge")
    if isinstance(basis, Refusal) and not _current_anywhere(book, by, claim.competency):
        return Refused(str(basis))
    return None


def authorises(claim: PriorLearningClaim, by: Person) -> bool:
    """Whether she may sign the acceptance of what was met."""
    book = _book(claim, by)
    person = claim.prior_learning.person
    if not may_act_for(book, by.canonical_id, person.canonical_id):
        return False
    return not isinstance(authoriser_basis(book, by.canonical_id, claim.competency, ANY, now()), Refusal)


def claims_to_decide(user: User) -> list[tuple[PriorLearningClaim, Standing]]:
    """Open claims that wait for her, in the organisations she works in; the oldest first."""
    found = []
    for organisation, held in organisation_roles(user).items():
        if held.person is None:
            continue
        rows = PriorLearningClaim.objects.filter(prior_learning__person__organisation=organisation)
        rows = rows.select_related("prior_learning__person__organisation", "appeal").order_by("prior_learning_id", "id")
        for claim in rows.prefetch_related("decisions__assessor"):
            found_standing = standing_of(claim)
            if not found_standing.open:
                continue
            free = may_decide(held.person.canonical_id, decisions_of(claim), appealed=appealed(claim))
            if free and why_not(claim, held.person) is None:
                found.append((claim, found_standing))
    return found


def claims_to_sign(user: User) -> list[PriorLearningClaim]:
    """Met, and its knowledge part not accepted in the ledger yet: for authorisers."""
    found = []
    for organisation, held in organisation_roles(user).items():
        if held.person is None:
            continue
        rows = PriorLearningClaim.objects.filter(prior_learning__person__organisation=organisation)
        rows = rows.select_related("prior_learning__person__organisation", "appeal")
        for claim in rows.prefetch_related("decisions__assessor"):
            met = standing_of(claim)
            if not met.open and met.outcome is Outcome.MET and to_accept(claim) and authorises(claim, held.person):
                found.append(claim)
    return found


def to_accept(claim: PriorLearningClaim) -> list[tuple[str, Context]]:
    """The methods and contexts that “met” still credits: the knowledge of the scheme, where her posts ask for it."""
    history = frameworks().history(claim.competency)
    definition = history.current if history else None
    if history is None or definition is None or history.edition(claim.version) != history.current_edition:
        return []
    person = claim.prior_learning.person
    contexts = {
        item.requirement.context
        for found in standings(person.organisation, at=now(), people=[person.canonical_id])
        for item in found.items
        if item.requirement.competency == claim.competency
    } or {ANY}
    done = {(row.method, row.context) for row in acceptances_of(claim)}
    wanted = [(m, context) for m in methods_credited(definition.scheme) for context in sorted(contexts, key=str)]
    return [(m, context) for m, context in wanted if (m, str(context)) not in done]


def acceptances_of(claim: PriorLearningClaim) -> list[Statement]:
    """What was signed in the ledger on the strength of the claim."""
    case = claim.prior_learning
    rows = Statement.objects.filter(
        organisation=case.person.organisation,
        person__in=[str(record.id) for record in records_of(case.person)],
        kind=Kind.ACCEPTANCE,
        competency=claim.competency,
        details__contains=str(claim.id),
    )
    return list(rows.defer("payload").order_by("occurred_at", "seq"))


def _book(claim: PriorLearningClaim, by: Person) -> Book:
    person = claim.prior_learning.person
    return open_book(
        person.organisation, people=[by.canonical_id, person.canonical_id], competencies=[claim.competency]
    )


def _current_anywhere(book: Book, by: Person, code: str) -> bool:
    """A claim has no context: whoever may assess the competency in some context may decide it."""
    record = book.history(by.canonical_id).record(code)
    contexts: set[Context] = {sign_off.context for sign_off in record.sign_offs} if record else set()
    appointed = {a.context for a in book.history(by.canonical_id).appointments if a.competency in (code, "*")}
    return any(
        not isinstance(observer_basis(book, by.canonical_id, code, context, now(), "knowledge"), Refusal)
        for context in contexts | appointed
    )


def _cases() -> QuerySet[PriorLearning]:
    rows = PriorLearning.objects.select_related("person__organisation", "person__same_as")
    related = ("files", "claims__decisions__assessor", "claims__appeal")
    return rows.prefetch_related(*related).order_by("-submitted_at", "-id")
