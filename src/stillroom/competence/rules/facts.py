"""What is known of one person, as the rules read it. What nobody recorded is absent, and never guessed."""

from dataclasses import dataclass, field
from datetime import date

from stillroom.competence.context import Context

GREAT_BRITAIN = ("england", "scotland", "wales")
COUNTRIES = {"england": "England", "scotland": "Scotland", "wales": "Wales", "northern_ireland": "Northern Ireland"}

PHARMACIST = "pharmacist"
PHARMACY_TECHNICIAN = "pharmacy_technician"
SECTION_10 = "section10"


@dataclass(frozen=True, slots=True)
class PostFacts:
    """A post and the unit it is at. `known_since`: when the post was first recorded here; `contexts`: what its role
    asks for; `broth`: whether something it asks for is shown by a broth test."""

    id: str
    unit: str
    role_profile: str
    staff_group: str
    start: date
    end: date | None = None
    afc_band: str = ""
    facilities: frozenset[str] = frozenset()
    country: str = ""
    accountable: bool = False
    known_since: date | None = None
    contexts: tuple[Context, ...] = ()
    broth: bool = False

    def held(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)

    @property
    def section_10(self) -> bool:
        return SECTION_10 in self.facilities


@dataclass(frozen=True, slots=True)
class Enrolment:
    kind: str
    course: str
    enrolled: date
    completed: date | None = None
    withdrawn: date | None = None

    def running(self, day: date) -> bool:
        ends = [end for end in (self.completed, self.withdrawn) if end]
        return self.enrolled <= day and all(day < end for end in ends)


@dataclass(frozen=True, slots=True)
class Qualification:
    """`held` is false where somebody assessed and found that she has not got it."""

    kind: str
    title: str
    awarded: date
    held: bool = True
    until: date | None = None

    def in_force(self, day: date) -> bool:
        return self.held and self.awarded <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Registration:
    """`start` is unknown where only the number was recorded."""

    body: str
    number: str = ""
    start: date | None = None
    end: date | None = None

    def live(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Supervisor:
    """Who supervises her in what, from when. `profession` is the supervisor's staff group; `authorised`: whether she
    is a technician with a recorded authorisation for the day."""

    kind: str
    person: str
    name: str
    profession: str
    start: date
    end: date | None = None
    registrations: tuple[Registration, ...] = ()
    authorisations: tuple[Qualification, ...] = ()

    def acting(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class ExperiencePeriod:
    """Work-based experience under one supervisor. `confirmed`: by her; until then nothing of it counts."""

    start: date
    end: date | None
    hours_per_week: float
    supervisor: str
    profession: str
    registrations: tuple[Registration, ...] = ()
    confirmed: bool = False


@dataclass(frozen=True)
class PersonFacts:
    person: str
    name: str = ""
    posts: tuple[PostFacts, ...] = ()
    enrolments: tuple[Enrolment, ...] = ()
    qualifications: tuple[Qualification, ...] = ()
    registrations: tuple[Registration, ...] = ()
    supervisors: tuple[Supervisor, ...] = ()
    experience: tuple[ExperiencePeriod, ...] = ()
    broth_passed: tuple[date, ...] = field(default=())

    def holds(self, kinds: tuple[str, ...], day: date) -> Qualification | None:
        """The first awarded of these kinds that is in force on the day."""
        found = [each for each in self.qualifications if each.kind in kinds and each.in_force(day)]
        return min(found, key=lambda each: (each.awarded, each.title), default=None)

    def assessed_without(self, kinds: tuple[str, ...], day: date) -> Qualification | None:
        """The latest finding, by the day, that she does not hold one of these kinds."""
        found = [each for each in self.qualifications if each.kind in kinds and not each.held and each.awarded <= day]
        return max(found, key=lambda each: each.awarded, default=None)

    def live_registration(self, bodies: tuple[str, ...], day: date) -> Registration | None:
        wanted = {body.casefold() for body in bodies}
        return next((r for r in self.registrations if r.body.casefold() in wanted and r.live(day)), None)
