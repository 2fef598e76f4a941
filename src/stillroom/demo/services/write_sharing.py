"""Sharing staff: a loan within Saltmarsh, three who may be asked, a regional lead; and prior learning half decided."""

from datetime import date, timedelta
from decimal import Decimal

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.passport.models import Loan, LoanAgreement, Willingness
from stillroom.apps.passport.services.be_willing import say_willing
from stillroom.apps.passport.services.decide_prior_learning import Judgement, decide_claim
from stillroom.apps.passport.services.lend import Terms, agree_to_loan, propose_loan
from stillroom.apps.passport.services.submit_prior_learning import Submission, submit_prior_learning
from stillroom.apps.people.models import RoleGrant
from stillroom.apps.people.selectors.people import person_with_number
from stillroom.apps.people.services.grant_role import grant_role
from stillroom.apps.places.selectors.organisations import organisation
from stillroom.apps.places.selectors.units import unit_with_code
from stillroom.competence.days import day_of
from stillroom.competence.prior_learning import Outcome
from stillroom.demo.roster import ORGANISATIONS
from stillroom.demo.services.make_sign_ins import lead_limit
from stillroom.demo.sign_ins import EMAILS

LEAD = "morwenna@region.example"
MANAGER = "margarethe@saltmarsh.example"
WILLING = {"N1005": "ZZ1", "N1019": "ZZ1", "S2013": "ZZ2"}
LENT, LEARNER, FIRST_ASSESSOR = "S2002", "N1019", "N1005"
CLAIMED = ("AS02", "AS09")


def write_sharing() -> None:
    today = day_of(clock.now())
    for code in ORGANISATIONS:  # the lead of one region: both hospitals take part
        role = RoleGrant.Role.REGIONAL_LEAD
        grant_role(user=_user(LEAD), organisation=organisation(code), role=role, limit=lead_limit(), by=None)
    for number, code in WILLING.items():
        say_willing(
            person=person_with_number(organisation(code), number),
            competencies=(),
            from_date=today,
            until_date=today + timedelta(days=90),
            travel=Willingness.Travel.REGION,
            by=_user(EMAILS[number]),
        )
    _lend(today)
    _submit(today)


def _lend(today: date) -> None:
    place = organisation("ZZ2")
    person, unit = person_with_number(place, LENT), unit_with_code(place, "RADIO")
    terms = Terms(Loan.Kind.LOAN, "product_approver", Decimal("0.2"), today, today + timedelta(days=42))
    loan = propose_loan(person=person, unit=unit, terms=terms, by=_user(MANAGER))
    for side in (LoanAgreement.Side.HOME, LoanAgreement.Side.RECEIVING):
        agree_to_loan(loan=loan, side=side, by=_user(MANAGER))
    agree_to_loan(loan=loan, side=LoanAgreement.Side.HERSELF, by=_user(EMAILS[LENT]))


def _submit(today: date) -> None:
    place = organisation("ZZ1")
    learner, assessor = person_with_number(place, LEARNER), person_with_number(place, FIRST_ASSESSOR)
    told = Submission(
        title="Cleanroom practice in food manufacturing (invented)",
        provider="An employer before (invented)",
        start=today - timedelta(days=900),
        end=today - timedelta(days=400),
        hours=320,
        learned="Why a cleanroom is entered in steps, how surfaces are sampled, and what a trend in counts means.",
        kept_at="Letter from the employer, with the education lead",
        competencies=CLAIMED,
    )
    case = submit_prior_learning(person=learner, submission=told, by=_user(EMAILS[LEARNER]))
    judgement = Judgement(Outcome.MET, "The letter describes what the knowledge questions ask for.")
    claim = case.claims.get(competency=CLAIMED[0])
    decide_claim(claim=claim, judgement=judgement, by=assessor, user=_user(EMAILS[FIRST_ASSESSOR]))


def _user(email: str) -> User:
    """Looked up each time: an account carries the roles that were worked out for it."""
    return User.objects.get(email=email)
