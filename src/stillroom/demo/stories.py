"""The stories of the demo: what each shows, whom it is about and who opens it."""

from dataclasses import dataclass

from stillroom.competence.readiness import State


@dataclass(frozen=True, slots=True)
class Story:
    """`shows`: (employee number, competency, context as required, state on the day the demo is built)."""

    title: str
    sign_in: str
    shows: tuple[tuple[str, str, str, State], ...]


ISOLATOR = "equipment=isolator"
RADIO_CABINET = "equipment=open_cabinet; facility=radiopharmacy"
SECTION_10 = "facility=section10"

STORIES = (
    Story(
        "An operator one observation from sign-off",
        "gwen@northmoor.example",
        (("N1019", "AS06", ISOLATOR, State.IN_TRAINING),),
    ),
    Story(
        "One item ready to sign",
        "priya@northmoor.example",
        (("N1021", "AS08", ISOLATOR, State.READY_TO_SIGN),),
    ),
    Story(
        "A failed broth, what it blocks, and how far to look back",
        "hanh@northmoor.example",
        (("N1008", "AS05", ISOLATOR, State.SUSPENDED), ("N1008", "AS06", ISOLATOR, State.BLOCKED)),
    ),
    Story(
        "A lapsed supervisor",
        "tomasz@northmoor.example",
        (("N1005", "AS06", ISOLATOR, State.LAPSED), ("N1005", "AS12", "", State.AUTHORISED)),
    ),
    Story(
        "A unit with one product approver",
        "catriona@northmoor.example",
        (
            ("N1002", "AS11", SECTION_10, State.AUTHORISED),
            ("N1003", "AS11", SECTION_10, State.IN_TRAINING),
            ("N1001", "AS11", SECTION_10, State.LAPSED),
        ),
    ),
    Story(
        "Somebody trying to cheat",
        "declan@northmoor.example",
        (("N1007", "AS06", ISOLATOR, State.SUSPENDED),),
    ),
    Story(
        "Stale evidence, and evidence from other equipment",
        "priya@northmoor.example",
        (("N1022", "AS03", ISOLATOR, State.READY_TO_SIGN), ("N1020", "AS04", ISOLATOR, State.NOT_STARTED)),
    ),
    Story(
        "Results to read",
        "eleni@northmoor.example",
        (("N1018", "AS05", ISOLATOR, State.DUE_SOON),),
    ),
    Story(
        "Working under supervision",
        "gwen@northmoor.example",
        (("N1017", "AS06", ISOLATOR, State.SUPERVISED),),
    ),
    Story(
        "Back from a long absence",
        "gwen@northmoor.example",
        (
            ("N1012", "AS01", ISOLATOR, State.AUTHORISED),
            ("N1012", "AS04", ISOLATOR, State.BLOCKED),
            ("N1012", "AS06", ISOLATOR, State.BLOCKED),
        ),
    ),
    Story(
        "A framework that moved on",
        "catriona@northmoor.example",
        (("N1014", "AS09", "", State.NEEDS_UPDATE), ("N1014", "AS10", "", State.BLOCKED)),
    ),
    Story(
        "Too few entries in a logbook",
        "catriona@northmoor.example",
        (("N1013", "AS10", "", State.BLOCKED), ("N1003", "AS10", SECTION_10, State.AUTHORISED)),
    ),
    Story(
        "An exemption",
        "catriona@northmoor.example",
        (("N1013", "AS08", ISOLATOR, State.NOT_REQUIRED),),
    ),
    Story(
        "One person, two posts",
        "aleksander@saltmarsh.example",
        (("S2013", "AS06", ISOLATOR, State.AUTHORISED), ("S2013", "AS07", RADIO_CABINET, State.AUTHORISED)),
    ),
    Story(
        "A sign-off revoked, one accepted from elsewhere, one that waits for its broths",
        "margarethe@saltmarsh.example",
        (
            ("S2016", "AS06", ISOLATOR, State.REVOKED),
            ("S2019", "AS09", "", State.AUTHORISED),
            ("S2020", "AS05", ISOLATOR, State.RESULT_PENDING),
        ),
    ),
)
