"""What the second hospital holds of her: nothing before she shares, what she shares, and then what it signed."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st

from stillroom.apps.accounts import clock
from stillroom.apps.passport.addresses import absolute
from stillroom.apps.passport.models import IdentityCheck, PresentedCredential, Share, TransferIn, TransferItem
from stillroom.apps.passport.selectors.transfers import found_of
from stillroom.apps.passport.services.open_shown import open_link
from stillroom.apps.passport.services.receive_person import confirm_it_is_she, receive_person
from stillroom.apps.passport.services.share_passport import stop_sharing
from stillroom.apps.passport.services.sign_transfer import TransferRefused, sign_transfer
from stillroom.apps.people.models import Person
from stillroom.competence.transfer import Decision
from tests.integration.passport.people import credentials_of, shared
from tests.two_hospitals import ROLE, TwoHospitals, two_hospitals

doing = st.sampled_from(("share", "read", "read", "sign", "stop"))
acts = st.lists(st.tuples(doing, st.integers(0, 1), st.sets(st.integers(0, 6), min_size=1)), min_size=3, max_size=9)


@pytest.fixture
def hospitals(db: None) -> TwoHospitals:
    return two_hospitals()


@pytest.mark.django_db
@pytest.mark.database
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@example(asked=[("read", 0, {0}), ("sign", 0, {0}), ("stop", 0, {0}), ("read", 0, {0})])
@given(asked=acts)
def test_the_second_holds_what_she_shares_and_what_it_signed(
    hospitals: TwoHospitals, asked: list[tuple[str, int, set[int]]]
) -> None:
    with transaction.atomic():
        world = World(hospitals)
        for act, which, items in [("share", 0, {0, 1, 2}), *asked]:
            getattr(world, f"_{act}")(which, items)
            world.check()
        # The next example begins where this one did.
        transaction.set_rollback(True)


class World:
    def __init__(self, hospitals: TwoHospitals) -> None:
        self.hospitals = hospitals
        self.there = Person.objects.get(id=hospitals.first.people["olive"].id)
        self.there.user = hospitals.first.user("olive")
        self.rows = credentials_of(self.there)
        self.shares: list[tuple[Share, str]] = []
        self.stopped: set[int] = set()
        self.readings: list[tuple[int, TransferIn]] = []

    def check(self) -> None:
        """Of each transfer the texts while she shares it, none after; rows after only of what was signed."""
        kept = {transfer.id: number for number, transfer in self.readings}
        assert set(TransferIn.objects.values_list("id", flat=True)) == set(kept)
        for row in PresentedCredential.objects.all():
            number = kept[row.transfer_id]
            shown = set(self.shares[number][0].items.values_list("document", flat=True))
            if number not in self.stopped:
                assert row.document in shown
                continue
            event("something signed outlived its share")
            assert row.document == ""
            assert TransferItem.objects.filter(credential=row).exclude(statements=[]).exists()

    def _share(self, which: int, items: set[int]) -> None:
        self.shares.append(shared(self.hospitals.first, self.there, items=[self.rows[place] for place in items]))

    def _read(self, which: int, items: set[int]) -> None:
        if which >= len(self.shares):
            return
        by = self.hospitals.second.user("ann")
        try:
            opened = open_link(absolute(f"/shared/{self.shares[which][1]}/"), by=by)
        except ValidationError:
            assert which in self.stopped
            return
        assert which not in self.stopped
        transfer = receive_person(
            person=self.hospitals.olive,
            unit=self.hospitals.second.unit,
            role_profile=ROLE,
            credentials=opened.credentials,
            by=by,
            source=opened.source,
            share_id=opened.share_id,
        )
        how = IdentityCheck.How.PHOTO_DOCUMENT
        confirm_it_is_she(transfer=transfer, how=how, names=["Olive Operator"], name_differs_because="", by=by)
        event("a share was read")
        self.readings.append((which, transfer))

    def _sign(self, which: int, items: set[int]) -> None:
        una, user = self.hospitals.second.people["una"], self.hospitals.second.user("una")
        for _, transfer in self.readings:
            transfer.refresh_from_db()
            if transfer.withdrawn_at:
                continue
            found = [each for each in found_of(transfer, at=clock.now()).items if each.least is Decision.ACCEPT]
            for item in found[:1]:
                try:
                    sign_transfer(transfer=transfer, decisions={item.key: item.least}, by=una, user=user)
                except (TransferRefused, ValidationError):
                    continue  # signed before, through another share

    def _stop(self, which: int, items: set[int]) -> None:
        if which < len(self.shares):
            stop_sharing(share=self.shares[which][0], person=self.there, by=self.hospitals.first.user("olive"))
            self.stopped.add(which)
