"""Hạnh Nguyễn registered two springs ago and has a mentor, who accepted."""

from datetime import timedelta

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.people.selectors.people import person_with_number
from stillroom.apps.places.selectors.organisations import organisation
from stillroom.apps.plans.services.mentoring import accept_mentoring, name_mentor
from stillroom.demo.diary import Diary, at
from stillroom.demo.history.foundation import LEARNER, MENTOR
from stillroom.demo.sign_ins import EMAILS

ASKED_AGO = 310


def name_mentors(diary: Diary) -> None:
    place = organisation("ZZ1")
    learner, mentor = person_with_number(place, LEARNER), person_with_number(place, MENTOR)
    hers = User.objects.get(email=EMAILS[LEARNER])
    with clock.standing_at(at(diary.ago(ASKED_AGO), 9 * 60)):
        mentorship = name_mentor(learner=learner, mentor=mentor, by=hers)
    with clock.standing_at(at(diary.ago(ASKED_AGO) + timedelta(days=1), 9 * 60)):
        accept_mentoring(mentorship=mentorship, by=User.objects.get(email=EMAILS[MENTOR]))
