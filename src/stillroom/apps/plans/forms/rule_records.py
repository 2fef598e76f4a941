"""What is recorded for the dated rules, one form a kind. Each makes the row that the service writes."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from stillroom.apps.people.models import (
    Enrolment,
    ExperiencePeriod,
    Person,
    Qualification,
    Registration,
    Supervision,
)
from stillroom.apps.people.models.dated_record import DatedRecord
from stillroom.competence.rules.words import QUALIFICATION_KINDS, SUPERVISION_KINDS
from stillroom.ui import forms

COURSES = [(kind, words) for kind, words in QUALIFICATION_KINDS.items() if kind != "technician_authorisation"]


class RecordForm(forms.Form):
    """`makes` the row; `from_record` fills the form with one that is to be changed."""

    model: ClassVar[type[DatedRecord]]
    what: ClassVar[str]

    def __init__(self, *args: object, supervisors: Sequence[Person] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.supervisors = {str(each.id): each for each in supervisors}
        if "supervisor" in self.fields:
            names = [(id_, each.full_name) for id_, each in self.supervisors.items()]
            self.fields["supervisor"].choices = [("", "Choose a person"), *names]  # type: ignore[attr-defined]

    def made(self, person: Person) -> DatedRecord:
        told = dict(self.cleaned_data)
        if "supervisor" in self.fields:
            told["supervisor"] = self.supervisors[told["supervisor"]]
        return self.model(person=person, **told)

    @classmethod
    def initial_of(cls, record: DatedRecord) -> dict[str, Any]:
        told = {name: getattr(record, name) for name in cls.base_fields if name != "supervisor"}
        supervisor = getattr(record, "supervisor_id", None)
        return told | ({"supervisor": str(supervisor)} if supervisor else {})


class EnrolmentForm(RecordForm):
    model, what = Enrolment, "an enrolment"
    course = forms.CharField(label="Course", what="the course", max_length=200)
    kind = forms.ChoiceField(label="What does it lead to?", what="what it leads to", choices=COURSES)
    enrolled_on = forms.DateField(label="Enrolled on", what="the day of enrolment")
    completed_on = forms.DateField(label="Completed on", what="the day of completion", required=False)
    withdrawn_on = forms.DateField(label="Withdrew on", what="the day of withdrawal", required=False)


class QualificationForm(RecordForm):
    model, what = Qualification, "a qualification or authorisation"
    kind = forms.ChoiceField(label="What is it?", what="what it is", choices=list(QUALIFICATION_KINDS.items()))
    title = forms.CharField(
        label="Title", what="the title", hint="As the certificate or the authorisation names it", max_length=200
    )
    awarded_by = forms.CharField(label="Awarded by", what="who awarded it", required=False, max_length=200)
    accredited_by = forms.CharField(label="Accredited by", what="who accredited it", required=False, max_length=200)
    awarded_on = forms.DateField(label="Awarded or assessed on", what="the day of the award")
    valid_until = forms.DateField(label="Valid until", what="the last valid day", required=False)
    held = forms.ChoiceField(
        label="Is it held?",
        what="whether it is held",
        choices=[("yes", "Yes"), ("no", "No: assessed, and not found")],
        initial="yes",
    )

    def made(self, person: Person) -> DatedRecord:
        return Qualification(person=person, **self.cleaned_data | {"held": self.cleaned_data["held"] == "yes"})

    @classmethod
    def initial_of(cls, record: DatedRecord) -> dict[str, Any]:
        told = super().initial_of(record)
        return told | {"held": "yes" if told["held"] else "no"}


class RegistrationForm(RecordForm):
    model, what = Registration, "a registration"
    body = forms.CharField(label="Register", what="the register", hint="For example GPhC", max_length=50)
    number = forms.CharField(label="Number", what="the number", required=False, max_length=50)
    start_date = forms.DateField(label="Registered from", what="the first day")
    end_date = forms.DateField(label="Last day", what="the last day", required=False, hint="Empty while registered")


class SupervisionForm(RecordForm):
    model, what = Supervision, "a supervisor"
    kind = forms.ChoiceField(
        label="Supervises what?", what="what is supervised", choices=list(SUPERVISION_KINDS.items())
    )
    supervisor = forms.SelectField(label="Supervisor", what="the supervisor")
    start_date = forms.DateField(label="From", what="the first day")
    end_date = forms.DateField(label="Last day", what="the last day", required=False, hint="Empty while it goes on")


class ExperienceForm(RecordForm):
    model, what = ExperiencePeriod, "a period of experience"
    supervisor = forms.SelectField(
        label="Supervisor",
        what="the supervisor",
        hint="A registered pharmacist or pharmacy technician, who then confirms the period",
    )
    start_date = forms.DateField(label="First day", what="the first day")
    end_date = forms.DateField(label="Last day", what="the last day", required=False, hint="Empty while it goes on")
    hours_per_week = forms.DecimalField(
        label="Hours a week", what="the hours a week", min_value=1, max_value=60, suffix="hours"
    )


FORMS: Mapping[str, type[RecordForm]] = {
    "enrolment": EnrolmentForm,
    "qualification": QualificationForm,
    "registration": RegistrationForm,
    "supervision": SupervisionForm,
    "experience": ExperienceForm,
}


def form_of(record: DatedRecord) -> type[RecordForm]:
    return next(form for form in FORMS.values() if isinstance(record, form.model))
