"""Whatever happens at two hospitals, in whatever order: nothing holds at the second but by the first, or by itself."""

from datetime import UTC

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoCaptureOnCommitCallbacks

from stillroom.apps.accounts import clock
from stillroom.apps.ledger.draft import REASON, Draft
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.ledger.services.state import state
from stillroom.apps.passport.selectors.followed import to_review
from stillroom.apps.passport.selectors.transfers import found_of
from stillroom.apps.passport.services.review_source import reinstate
from stillroom.apps.passport.services.sign_transfer import TransferRefused, sign_transfer
from stillroom.competence.context import ANY, Context
from stillroom.competence.history import History
from stillroom.competence.passport import state_of
from stillroom.competence.readiness import MAY_WORK, standing
from stillroom.competence.refusal import Refused
from stillroom.competence.statement import Kind, Outcome
from stillroom.competence.transfer import OfferState
from tests.hospital import ISOLATOR, Hospital
from tests.two_hospitals import TwoHospitals, two_hospitals

CODES = {"AS02": ANY, "AS01": Context.parse(ISOLATOR)}
SCHEMES = {"AS02": ("knowledge", "observation"), "AS01": ("knowledge", *("observation",) * 3, *("finger_dab",) * 3)}
DOING = ("suspend", "revoke", "lift", "accept", "observe", "sign", "review")
actions = st.lists(st.tuples(st.sampled_from(DOING), st.sampled_from(sorted(CODES))), max_size=9)


@pytest.mark.django_db
@pytest.mark.database
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(asked=actions)
def test_nothing_is_current_at_the_second_but_by_the_first_or_by_its_own_observation(
    hospitals: TwoHospitals,
    asked: list[tuple[str, str]],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with transaction.atomic():
        world = World(hospitals)
        for doing, code in [("accept", "AS02"), *asked]:
            with django_capture_on_commit_callbacks(execute=True):
                world.do(doing, code)
            for each in CODES:
                world.check(each)
        # The next example begins where this one did.
        transaction.set_rollback(True)


@pytest.fixture
def hospitals(db: None) -> TwoHospitals:
    return two_hospitals()


class World:
    def __init__(self, hospitals: TwoHospitals) -> None:
        self.first, self.second, self.olive = hospitals.first, hospitals.second, hospitals.olive
        self.transfer = hospitals.receive()

    def do(self, doing: str, code: str) -> None:
        """What is refused simply does not happen; a savepoint keeps what failed from half being there."""
        try:
            with transaction.atomic():
                getattr(self, f"_{doing}")(code)
        except (Refused, TransferRefused, ValidationError):
            return

    def check(self, code: str) -> None:
        now = clock.now().astimezone(UTC)
        here, there = self._history(self.second), self._history(self.first)
        record, source = here.record(code), there.record(code)
        assert record is not None
        assert source is not None
        governing = record.governing(CODES[code], now)
        signed = next(each for each in reversed(source.sign_offs) if each.kind == Kind.SIGN_OFF)
        if standing(here, code, CODES[code], now).state in MAY_WORK:
            assert governing is not None
            rests_on = [here.by_id[id_] for id_ in governing.relied_on if id_ in here.by_id]
            seen_here = any(each.kind == Kind.OBSERVATION for each in rests_on)
            if governing.kind == Kind.ACCEPTANCE:
                assert state_of(source, signed, now) is OfferState.CURRENT
                assert code != "AS01" or any(not record.revoked(s, now) for s in record.observations)
            else:
                assert seen_here
        withdrawn = state_of(source, signed, now) in (OfferState.REVOKED, OfferState.SUSPENDED)
        if withdrawn and governing is not None and governing.kind == Kind.ACCEPTANCE:
            assert record.open_suspensions(CODES[code], now)

    def _history(self, hospital: Hospital) -> History:
        person = hospital.people["olive"].canonical_id
        return open_book(hospital.organisation, people=[person]).history(person)

    def _state(self, hospital: Hospital, kind: str, author: str, code: str, **more: object) -> None:
        by = hospital.people[author]
        draft = Draft(
            kind=kind,
            person=hospital.people["olive"].canonical_id,
            author=by.canonical_id,
            occurred_at=clock.now(),
            competency=code,
            context=CODES[code],
            **{"texts": {REASON: "DEV-2026-7"}, **more},  # type: ignore[arg-type]
        )
        state(organisation=hospital.organisation, draft=draft, by=by)

    def _suspend(self, code: str) -> None:
        self._state(self.first, Kind.SUSPENSION, "ann", code)

    def _revoke(self, code: str) -> None:
        source = self._history(self.first).record(code)
        assert source is not None
        self._state(self.first, Kind.REVOCATION, "una", code, about=source.sign_offs[-1].id)

    def _lift(self, code: str) -> None:
        source = self._history(self.first).record(code)
        assert source is not None
        open_ = source.open_suspensions(CODES[code], clock.now())
        if open_:
            for method in SCHEMES[code]:
                self._state(self.first, Kind.OBSERVATION, "tom", code, method=method, outcome=Outcome.PASS)
            self._state(self.first, Kind.REINSTATEMENT, "una", code, about=open_[0].cause.id)

    def _accept(self, code: str) -> None:
        item = next(each for each in found_of(self.transfer, at=clock.now()).items if each.key[0] == code)
        una, user = self.second.people["una"], self.second.user("una")
        sign_transfer(transfer=self.transfer, decisions={item.key: item.least}, by=una, user=user)

    def _observe(self, code: str) -> None:
        self._state(self.second, Kind.OBSERVATION, "tom", code, method="observation", outcome=Outcome.PASS)

    def _sign(self, code: str) -> None:
        self._state(self.second, Kind.SIGN_OFF, "una", code)

    def _review(self, code: str) -> None:
        una, user = self.second.people["una"], self.second.user("una")
        for found in to_review(self.second.organisation, clock.now()):
            if found.competency.code == code:
                reinstate(found=found, reason="DEV-2026-8", by=una, user=user)
