"""What the processes of these tests run: each on its own connection, waiting for its turn where two must meet."""

import os
import signal
import sys
from datetime import timedelta

from stillroom.apps.accounts import clock
from stillroom.apps.framework.events import framework_changed
from stillroom.apps.ledger.draft import Draft
from stillroom.apps.ledger.events import Appended, statements_appended
from stillroom.apps.ledger.models import ChainHead
from stillroom.apps.ledger.models import Statement as StatementRow
from stillroom.apps.ledger.payload import genesis, link
from stillroom.apps.ledger.services.import_statements import import_statements
from stillroom.apps.ledger.services.state import state
from stillroom.apps.readiness.models import ReadinessInterval
from stillroom.competence.context import Context
from stillroom.competence.refusal import Refused
from stillroom.standards.tables.formats import STATEMENTS
from tests.integration.imports.tables import competencies, table
from tests.property.readiness.organisation import (
    ACCOUNTABLE,
    AUTHORISER,
    FOUNDED,
    FRAMEWORK,
    LEARNER,
    OTHER,
    found,
    organisation,
    person,
)
from tests.property.readiness.recomputed import kept, recomputed

ISOLATOR = Context.parse("equipment=isolator")
SEEN = FOUNDED + timedelta(days=1)
SIGNED = FOUNDED + timedelta(days=2)


def prepare() -> None:
    """One observation short of nothing: A waits for a signature, and two people may give it."""
    found()
    learner, authoriser, other = person(LEARNER), person(AUTHORISER), person(OTHER)
    accountable = person(ACCOUNTABLE)
    with clock.standing_at(SEEN):
        appointed = Draft("appointment", str(other.id), str(accountable.id), SEEN, capacity="authoriser")
        state(organisation=organisation(), draft=appointed, by=accountable)
        passed = Draft(
            "observation", str(learner.id), str(authoriser.id), SEEN, "A", context=ISOLATOR, method="observation",
            outcome="pass",
        )  # fmt: skip
        state(organisation=organisation(), draft=passed, by=authoriser)
    report()


def sign(number: str) -> None:
    """Sign the learner off in A, at the word of the test."""
    author = person(number)
    draft = Draft("sign_off", str(person(LEARNER).id), str(author.id), SIGNED, "A", context=ISOLATOR)
    say("ready")
    sys.stdin.readline()
    with clock.standing_at(SIGNED):
        try:
            state(organisation=organisation(), draft=draft, by=author)
            say("signed")
        except Refused as refused:
            say(f"refused: {refused}")


def import_many(rows: int = 200) -> None:
    """Two hundred observations, of two people, in one file."""
    said = [
        {
            "id": f"o{number}",
            "kind": "observation",
            "person": (LEARNER, OTHER)[number % 2],
            "author": AUTHORISER,
            "competency": "C",
            "context": "facility=section10",
            "method": "observation",
            "outcome": "pass",
            "occurred_at": SEEN.isoformat(),
        }
        for number in range(rows)
    ]
    with clock.standing_at(SIGNED):
        done = import_statements(
            table=table(STATEMENTS, said), organisation=organisation(), by=person(ACCOUNTABLE), dry_run=False
        )
    say("imported" if done.applied else "; ".join(map(str, done.problems)))


def killed(*, before_the_intervals: bool) -> None:
    """Let this process be killed once statements are in their table, before or after readiness has changed too."""

    def kill(_: Appended) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    listeners = statements_appended._listeners
    listeners.insert(0 if before_the_intervals else len(listeners), kill)


def publish() -> None:
    """Publish a version that changes A, and wait for the word of the test before it is committed."""

    def wait(_: object) -> None:
        say("ready")
        sys.stdin.readline()

    framework_changed.register(wait)
    rows = [
        row | {"scheme": "observation*2", "change": "editorial"} if row["code"] == "A" else row for row in FRAMEWORK
    ]
    with clock.standing_at(SIGNED):
        assert competencies(*rows, version="v2").applied
    say("published")


def report() -> None:
    """How many statements there are, whether they are one chain, and whether what is kept is what is derived."""
    rows = StatementRow.objects.order_by("seq")
    kinds = [row.kind for row in rows]
    hashed = genesis(str(organisation().id))
    for seq, row in enumerate(rows, start=1):
        assert (row.seq, bytes(row.prev_hash)) == (seq, hashed)
        hashed = link(hashed, bytes(row.payload))
        assert bytes(row.hash) == hashed
    head = ChainHead.objects.get()
    assert (head.seq, bytes(head.hash)) == (len(kinds), hashed)
    assert kept() == recomputed()
    learner = ReadinessInterval.objects.filter(person=str(person(LEARNER).id), competency="A", start__lte=SIGNED)
    state_then = learner.order_by("start").values_list("state", flat=True).last()
    say(f"{len(kinds)} statements, {kinds.count('sign_off')} sign-offs: {state_then}")


def say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - the test reads it
