"""Loans: those a reader has a say in, and what boards write beside a name."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.passport.models import Loan, LoanAgreement
from stillroom.apps.people.models import Person, Post
from stillroom.apps.people.selectors.posts import current_posts
from stillroom.apps.people.selectors.visibility import organisations_visible_to
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.places.selectors.known import known
from stillroom.apps.readiness.selectors.board import BoardPost
from stillroom.apps.readiness.selectors.unit_names import unit_titles
from stillroom.ui.formats import day as in_words

Side = LoanAgreement.Side


def sides_of(user: User, loan: Loan) -> list[LoanAgreement.Side]:
    """For whom the reader may speak. Who is lent speaks for herself only, whatever else she is."""
    if is_herself(user, loan):
        return [Side.HERSELF]
    found = []
    if user.has_perm(Permission.LEND_STAFF, loan.person):
        found.append(Side.HOME)
    if user.has_perm(Permission.LEND_STAFF, loan.unit):
        found.append(Side.RECEIVING)
    return found


def is_herself(user: User, loan: Loan) -> bool:
    people = Person.objects.filter(user=user).values_list("id", "same_as")
    return loan.person.canonical_id in {str(same_as or own) for own, same_as in people}


def agreed_sides(loan: Loan) -> dict[str, LoanAgreement]:
    return {each.side: each for each in loan.agreements.select_related("agreed_by")}


def loans_of(user: User) -> list[Loan]:
    """Those the reader speaks for, the latest first."""
    places = organisations_visible_to(user)
    rows = _current().filter(
        Q(person__organisation__in=places) | Q(unit__organisation__in=places) | Q(person__user=user)
    )
    return [loan for loan in rows.order_by("-start_date", "id") if sides_of(user, loan)]


def loan_visible_to(user: User, loan_id: UUID) -> Loan:
    """Raises Loan.DoesNotExist, also for whoever has no say in it."""
    loan = _current().get(id=loan_id)
    if not sides_of(user, loan):
        raise Loan.DoesNotExist
    return loan


def people_to_lend(user: User, organisations: Iterable[Organisation]) -> list[Person]:
    """Whom the reader may offer: in post today, of those she answers for; never herself."""
    posts = current_posts().filter(person__organisation__in=list(organisations)).select_related("person__organisation")
    people = {post.person_id: post.person for post in posts if post.person.user_id != user.id}
    received = Loan.objects.filter(known(), post__isnull=False).exclude(post__person=F("person"))
    lent_here = set(received.values_list("post__person", flat=True))
    found = [person for person in people.values() if person.id not in lent_here]
    return [person for person in found if user.has_perm(Permission.LEND_STAFF, person)]


def unit_of_codes(organisation: str, unit: str) -> Unit | None:
    """A unit anywhere in the installation, by the two codes its manager gives."""
    rows = Unit.objects.filter(organisation__ods_code__iexact=organisation.strip(), code__iexact=unit.strip())
    return rows.select_related("organisation").first()


def loan_labels(posts: Sequence[BoardPost], on: date) -> dict[UUID, str]:
    """“On loan from Northmoor until …” where she is received, “On loan to …” on her posts at home."""
    people = {UUID(post.person) for post in posts}
    held = Q(start_date__lte=on, end_date__gte=on, post__isnull=False)
    here = Q(post__in=[post.id for post in posts]) | Q(person__in=people) | Q(person__same_as__in=people)
    loans = list(_current().filter(held & here))
    if not loans:
        return {}
    titles = unit_titles({loan.unit_id for loan in loans})
    homes = _homes(loans)
    found: dict[UUID, str] = {}
    for loan in loans:
        until, kind = f"until {in_words(loan.end_date)}", _KIND[Loan.Kind(loan.kind)]
        for post in posts:
            if post.id == loan.post_id:
                found[post.id] = f"{kind} from {homes[loan.id]} {until}"
            elif post.person == loan.person.canonical_id:
                place = f"{titles.get(loan.unit_id, loan.unit.code)}, {loan.unit.organisation.name}"
                found[post.id] = f"{kind} to {place} {until}"
    return found


_KIND = {Loan.Kind.LOAN: "On loan", Loan.Kind.BANK: "Bank work", Loan.Kind.REDEPLOYMENT: "Redeployed"}


def _homes(loans: Sequence[Loan]) -> dict[UUID, str]:
    """The unit at home where it is the same organisation, else the organisation."""
    at_home: dict[UUID, Post] = {}
    people = [loan.person_id for loan in loans]
    lent = {loan.post_id for loan in loans if loan.post_id}
    for post in current_posts().filter(person__in=people).exclude(id__in=lent):
        at_home.setdefault(post.person_id, post)
    titles = unit_titles({post.unit_id for post in at_home.values()})
    found = {}
    for loan in loans:
        held = at_home.get(loan.person_id)
        same = loan.person.organisation_id == loan.unit.organisation_id
        found[loan.id] = titles.get(held.unit_id, "") if held and same else loan.person.organisation.name
    return found


def _current() -> QuerySet[Loan]:
    rows = Loan.objects.filter(known())
    return rows.select_related("person__organisation", "person__same_as", "unit__organisation", "post")
