"""Statements in plain words: what somebody did, in one sentence."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

from stillroom.apps.ledger.models import Statement
from stillroom.competence.method import method as known_method
from stillroom.competence.procedure import worked_to
from stillroom.competence.statement import EVERY_COMPETENCY, Capacity, Kind, Meaning, Outcome
from stillroom.ui import formats

KINDS: dict[str, str] = {
    Kind.APPOINTMENT: "Appointment",
    Kind.SELF_ASSESSMENT: "Self-assessment",
    Kind.OBSERVATION: "Observation",
    Kind.SUPERVISED_PRACTICE: "Supervised clearance",
    Kind.SIGN_OFF: "Sign-off",
    Kind.SUSPENSION: "Suspension",
    Kind.REINSTATEMENT: "Reinstatement",
    Kind.REVOCATION: "Revocation",
    Kind.EXEMPTION: "Exemption",
    Kind.ABSENCE: "Absence",
    Kind.ACCEPTANCE: "Acceptance",
    Kind.ACTIVITY: "Logbook entry",
    Kind.FEEDBACK: "Feedback",
}
CAPACITIES: dict[str, str] = {
    Capacity.ASSESSOR: "assessor",
    Capacity.AUTHORISER: "authoriser",
    Capacity.RESULT_READER: "reader of laboratory results",
}
CAPACITIES_WITH_ARTICLE = {
    code: f"{'an' if words[0] in 'aeiou' else 'a'} {words}" for code, words in CAPACITIES.items()
}
OUTCOMES: dict[str, tuple[str, str]] = {
    Outcome.PASS: ("Pass", "ok"),
    Outcome.FAIL: ("Fail", "stopped"),
    Outcome.PENDING: ("Result pending", "pending"),
}
MEANINGS: dict[str, str] = {
    Meaning.PERFORMED: "Performed: did the work that this records",
    Meaning.WITNESSED: "Witnessed: saw it done",
    Meaning.ASSESSED: "Assessed: judged the work",
    Meaning.APPROVED: "Approved: the evidence shows that the person may work alone",
    Meaning.VERIFIED: "Verified: checked the evidence against its records",
}
_DAY = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
UNKNOWN_PERSON = "Someone no longer listed"
BY_THE_PROGRAM = "stillroom"
"""Whoever stated it, the program entered it by itself: it heard from elsewhere what has to be stopped."""
THE_PROGRAM = "Stillroom, by itself"


@dataclass(frozen=True, slots=True)
class Wording:
    """The names that sentences are made with."""

    names: Mapping[str, str]
    titles: Mapping[str, str]

    def person(self, id_: str) -> str:
        return THE_PROGRAM if id_ == BY_THE_PROGRAM else self.names.get(id_, UNKNOWN_PERSON)

    def competency(self, code: str) -> str:
        return "Every competency" if code == EVERY_COMPETENCY else f"{code} {self.titles.get(code, '')}".strip()

    def inside(self, code: str) -> str:
        """The competency within a sentence."""
        return "every competency" if code == EVERY_COMPETENCY else self.competency(code)

    def sentence(self, row: Statement, about: Statement | None = None) -> str:
        """“Ann Smith signed off Bo Lee in AS05 Cytotoxics”; `about` is the statement it is about, if known."""
        author, person, where = self.person(row.author), self.person(row.person), self.inside(row.competency)
        match row.kind:
            case Kind.APPOINTMENT:
                capacity = CAPACITIES_WITH_ARTICLE.get(row.capacity, row.capacity)
                return f"{author} appointed {person} as {capacity} for {where}"
            case Kind.SELF_ASSESSMENT if "sop" in details_in(row):
                return f"{person} confirmed having read {procedure_words(row)}, for {where}"
            case Kind.SELF_ASSESSMENT:
                return f"{person} assessed their own work in {where}"
            case Kind.FEEDBACK if "prior_learning" in details_in(row):
                return f"{author} decided on {person}’s prior learning in {where}"
            case Kind.FEEDBACK:
                return f"{author} gave {person} feedback on {where}"
            case Kind.OBSERVATION if row.about:
                return f"{author} read the result of {person}’s {method_inside(row.method)} for {where}"
            case Kind.OBSERVATION if row.outcome == Outcome.PENDING:
                return f"{author} took a sample from {person}: {method_inside(row.method)} for {where}"
            case Kind.OBSERVATION:
                return f"{author} assessed {person} in {where}: {method_inside(row.method)}"
            case Kind.SUPERVISED_PRACTICE:
                return f"{author} cleared {person} to work under supervision in {where}"
            case Kind.SIGN_OFF if row.taken_over_by:
                return f"{self.person(row.taken_over_by)} took over {author}’s sign-off of {person} in {where}"
            case Kind.SIGN_OFF:
                return f"{author} signed off {person} in {where}"
            case Kind.SUSPENSION:
                return f"{author} suspended {person} in {where}"
            case Kind.REINSTATEMENT:
                return f"{author} reinstated {person} in {where}"
            case Kind.REVOCATION:
                what = f" {KINDS.get(about.kind, 'statement').lower()}" if about else " statement"
                return f"{author} revoked {person}’s{what} in {where}"
            case Kind.EXEMPTION:
                return f"{author} exempted {person} from {where}"
            case Kind.ABSENCE if row.about:
                return f"{author} changed the last day {person} was away from {where}"
            case Kind.ABSENCE:
                return f"{author} recorded that {person} was away from {where}"
            case Kind.ACTIVITY if row.about:
                return f"{author} countersigned an entry in {person}’s logbook for {where}"
            case Kind.ACTIVITY if row.author == row.person:
                return f"{person} entered in their own logbook: {where}"
            case Kind.ACTIVITY:
                return f"{author} entered in {person}’s logbook: {where}"
            case Kind.ACCEPTANCE if "prior_learning" in details_in(row):
                return f"{author} accepted {person}’s prior learning in {where}: {method_inside(row.method)}"
            case Kind.ACCEPTANCE:
                return f"{author} accepted what another organisation signed for {person} in {where}"
            case _:
                return f"{author} stated something about {person} in {where}"


def kind_label(kind: str) -> str:
    return KINDS.get(kind, kind.replace("_", " ").capitalize())


def method_label(code: str) -> str:
    return known_method(code).label


def method_inside(code: str) -> str:
    return method_label(code)[:1].lower() + method_label(code)[1:]


DETAILS = {
    "sop": "Procedure",
    "sop_version": "Version of the procedure",
    "sop_unit": "Unit of the procedure",
    "credential": "Hash of the credential it rests on (SHA-256)",
    "credential_id": "Credential it rests on",
    "issuer": "Issuer of the credential",
    "transfer": "Number of the transfer",
}


def details_in(row: Statement) -> dict[str, str]:
    return json.loads(row.details) if row.details else {}


def procedure_words(row: Statement) -> str:
    """“SOP-014, version 3”, as the statement names it."""
    _, code, version = worked_to(details_in(row))
    return f"{code}, version {version}"


def details_of(row: Statement) -> list[tuple[str, str]]:
    """What stands in the chain beside the statement: lots, sessions, workstations."""
    found = sorted(details_in(row).items())
    return [(DETAILS.get(key, key.replace("_", " ").capitalize()), in_words(value)) for key, value in found]


def in_words(value: str) -> str:
    """A detail as people read it: a day is written out."""
    try:
        return formats.day(date.fromisoformat(value)) if _DAY.fullmatch(value) else value
    except ValueError:  # 31 February: shown as it was written
        return value


def lateness(row: Statement) -> str:
    """“recorded 12 days later”, when it was recorded on a later day than it happened."""
    days = (row.recorded_at - row.occurred_at).days
    if days < 1:
        return ""
    return f"Recorded {days} {'day' if days == 1 else 'days'} later"


def is_late(row: Statement) -> bool:
    """Later than the 7 days after which an entry needs a reason."""
    return (row.recorded_at - row.occurred_at).days >= 7


def last_day(row: Statement) -> str:
    return formats.short_day(row.valid_until)


def short_moment(at: datetime) -> str:
    """“14 Mar 2026, 09:00”, for tables."""
    return f"{formats.short_day(at)}, {localtime(at):%H:%M}"
