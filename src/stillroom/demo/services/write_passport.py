"""Hạnh Nguyễn shares her passport: once still, once no longer, and somebody has looked."""

from datetime import timedelta

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.passport.models import IdentityCheck
from stillroom.apps.passport.selectors.shares import credentials_of
from stillroom.apps.passport.services.confirm_identity import confirm_identity
from stillroom.apps.passport.services.note_view import UNNAMED_PROGRAM, Viewer, note_view
from stillroom.apps.passport.services.share_passport import share_passport, stop_sharing
from stillroom.apps.people.selectors.people import person_with_number
from stillroom.apps.places.selectors.organisations import organisation
from stillroom.competence.days import day_of
from stillroom.demo.diary import Diary, at
from stillroom.demo.sign_ins import EMAILS

HOLDER, CONFIRMER = "N1008", "catriona@northmoor.example"
STOPPED_AGO, OPEN_AGO = 40, 6


def write_passport(diary: Diary) -> None:
    person = person_with_number(organisation("ZZ1"), HOLDER)
    hers = User.objects.get(email=EMAILS[HOLDER])
    with clock.standing_at(at(diary.ago(STOPPED_AGO + 5), 9 * 60)):
        confirm_identity(person=person, how=IdentityCheck.How.REGISTER, by=User.objects.get(email=CONFIRMER))
    items = credentials_of(person)
    with clock.standing_at(at(diary.ago(STOPPED_AGO), 10 * 60)):
        share, _ = share_passport(
            person=person,
            items=items[:2],
            audience="An agency (synthetic)",
            purpose="Bank shifts",
            last_day=day_of(clock.now()) + timedelta(days=60),
            by=hers,
        )
    with clock.standing_at(at(diary.ago(STOPPED_AGO - 1), 15 * 60)):
        note_view(share=share, viewer=Viewer("Pat Example", "An agency (synthetic)"))
    with clock.standing_at(at(diary.ago(STOPPED_AGO - 9), 8 * 60)):
        stop_sharing(share=share, person=person, by=hers)
    with clock.standing_at(at(diary.ago(OPEN_AGO), 12 * 60)):
        share, _ = share_passport(
            person=person,
            items=items,
            audience="Saltmarsh aseptic unit (synthetic)",
            purpose="Application for a post",
            last_day=day_of(clock.now()) + timedelta(days=30),
            by=hers,
        )
    with clock.standing_at(at(diary.ago(OPEN_AGO - 1), 9 * 60)):
        note_view(share=share, viewer=Viewer(account=User.objects.get(email="margarethe@saltmarsh.example")))
    with clock.standing_at(at(diary.ago(OPEN_AGO - 2), 16 * 60)):
        note_view(share=share, viewer=UNNAMED_PROGRAM)
