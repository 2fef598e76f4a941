"""Lend somebody to another unit: proposed, agreed by three, and over on its last day or before."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors.requirements import role_profile_codes
from stillroom.apps.passport.models import Loan, LoanAgreement
from stillroom.apps.passport.selectors.loans import agreed_sides, sides_of
from stillroom.apps.people.events import posts_changed
from stillroom.apps.people.models import Person, Post
from stillroom.apps.people.selectors.posts import held_on, posts_of
from stillroom.apps.places.models import Unit
from stillroom.apps.places.selectors.known import known
from stillroom.competence.days import day_of

Side = LoanAgreement.Side


@dataclass(frozen=True, slots=True)
class Terms:
    """What is agreed on. `fte` is the share of a whole week that she works at the receiving unit."""

    kind: Loan.Kind
    role_profile: str
    fte: Decimal
    start: date
    end: date


@transaction.atomic
def propose_loan(*, person: Person, unit: Unit, terms: Terms, by: User) -> Loan:
    """Her manager proposes it, and agrees by that. Raises PermissionDenied, ValidationError."""
    if person.user_id == by.id or not by.has_perm(Permission.LEND_STAFF, person):
        raise PermissionDenied
    _check(person, unit, terms)
    loan = Loan.objects.create(
        person=person,
        unit=unit,
        kind=terms.kind,
        role_profile=terms.role_profile,
        fte=terms.fte,
        start_date=terms.start,
        end_date=terms.end,
        recorded_at=now(),
        recorded_by=by,
    )
    for side in sides_of(by, loan):
        agree_to_loan(loan=loan, side=side, by=by)
    return loan


@transaction.atomic
def agree_to_loan(*, loan: Loan, side: LoanAgreement.Side, by: User) -> Loan:
    """With the third agreement she gets her post there. Raises PermissionDenied, ValidationError."""
    loan = Loan.objects.select_for_update(of=("self",)).select_related("person", "unit__organisation").get(id=loan.id)
    if side not in sides_of(by, loan):
        raise PermissionDenied
    if loan.replaced_at is not None:
        raise ValidationError("This loan was changed or withdrawn in the meantime. Open the list again.")
    if loan.end_date < day_of(now()):
        raise ValidationError("Its last day has passed. Propose it again with other days.")
    LoanAgreement.objects.get_or_create(loan=loan, side=side, defaults={"agreed_at": now(), "agreed_by": by})
    if loan.post_id is None and len(agreed_sides(loan)) == len(Side):
        loan.post = _post(loan, by)
        loan.save(update_fields=["post"])
        posts_changed.send({_record_of(loan.post)})
    return loan


@transaction.atomic
def end_loan(*, loan: Loan, because: str, by: User) -> None:
    """Today is the last day, or nothing comes of it: any of the three may say so. Raises as `agree_to_loan`."""
    loan = Loan.objects.select_for_update(of=("self",)).select_related("person", "unit", "post__person").get(id=loan.id)
    if not sides_of(by, loan):
        raise PermissionDenied
    if not because.strip():
        raise ValidationError("Write why it ends.")
    today, moment = day_of(now()), now()
    if not Loan.objects.filter(known(), id=loan.id, end_date__gte=today).update(replaced_at=moment, replaced_by=by):
        raise ValidationError("It has ended already.")
    if loan.post is None:
        return
    ended = _ended_post(loan.post, today, by)
    if ended is not None:
        fields = ("person", "unit", "kind", "role_profile", "fte", "start_date")
        Loan.objects.create(
            **{name: getattr(loan, name) for name in fields},
            end_date=today,
            ended_because=because.strip()[:300],
            post=ended,
            recorded_at=moment,
            recorded_by=by,
        )
    posts_changed.send({_record_of(loan.post)})


def _ended_post(post: Post, today: date, by: User) -> Post | None:
    """The post closed and, if it had begun, written anew with today as its last day."""
    Post.objects.filter(id=post.id).update(replaced_at=now())
    if post.start_date > today:
        return None
    post.pk, post.end_date, post.recorded_at, post.recorded_by = new_id(), today, now(), by
    post._state.adding = True
    post.replaced_at = None
    post.save(force_insert=True)
    return post


def _post(loan: Loan, by: User) -> Post:
    home = posts_of(loan.person).filter(held_on(day_of(now()))).first() or posts_of(loan.person).first()
    record = loan.person if loan.unit.organisation_id == loan.person.organisation_id else _record_there(loan)
    return Post.objects.create(
        person=record,
        unit=loan.unit,
        role_profile=loan.role_profile,
        staff_group=home.staff_group if home else "other",
        afc_band=home.afc_band if home else "",
        fte=loan.fte,
        start_date=loan.start_date,
        end_date=loan.end_date,
        recorded_at=now(),
        recorded_by=by,
    )


def _record_there(loan: Loan) -> Person:
    """Her record in the receiving organisation: the one tied to her own account, else one made now that she agreed."""
    hers, place = loan.person, loan.unit.organisation
    found = Person.objects.filter(organisation=place, user=hers.user_id).first() if hers.user_id else None
    if found is not None:
        return found.same_as or found
    number = f"{hers.organisation.ods_code}-{hers.employee_number}"[:50]
    if Person.objects.filter(organisation=place, employee_number=number).exists():
        raise ValidationError(
            f"Employee number {number} is taken there by a record that is not tied to their account. Ask an"
            " administrator of the receiving organisation to link it."
        )
    copied = ("first_name", "last_name", "email", "registration_body", "registration_number", "registration_date")
    return Person.objects.create(
        organisation=place,
        employee_number=number,
        user=hers.user,
        recorded_at=now(),
        **{name: getattr(hers, name) for name in copied},
    )


def _record_of(post: Post) -> UUID:
    return post.person.same_as_id or post.person_id


def _check(person: Person, unit: Unit, terms: Terms) -> None:
    today = day_of(now())
    if terms.end < terms.start:
        raise ValidationError({"end_date": "The last day must be on or after the first"})
    if terms.end < today:
        raise ValidationError({"end_date": "The last day must be today or later"})
    if terms.role_profile not in role_profile_codes():
        raise ValidationError({"role_profile": "Choose a role of the list"})
    at_home = posts_of(person).filter(held_on(today)).exclude(id__in=Loan.objects.filter(known()).values("post"))
    if not at_home.exists():
        raise ValidationError({"person": "They hold no post today, so nobody can lend them"})
    if at_home.filter(unit=unit).exists():
        raise ValidationError({"unit": "They work at this unit already. Choose another one"})
    same = Loan.objects.filter(known(), person=person, unit=unit, start_date__lte=terms.end, end_date__gte=terms.start)
    if same.exists():
        raise ValidationError({"start_date": "They are lent to this unit in these days already. Choose other days"})
