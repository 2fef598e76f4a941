"""A process that makes sequences of changes as they come in, one a line, and answers with the readiness report."""

import json
import sys
from datetime import datetime

from django.db import transaction

from stillroom.apps.readiness.selectors.report import readiness_report
from tests.property.readiness.making import make
from tests.property.readiness.organisation import found, organisation


def replay() -> None:
    for line in sys.stdin:
        changes = json.loads(line)
        with transaction.atomic():
            found()
            came = [sorted(make(change).items()) for change in changes]
            report = readiness_report(organisation(), at=datetime.fromisoformat(changes[-1]["at"]))
            transaction.set_rollback(True)
        print(json.dumps({"came": came, "report": report}), flush=True)  # noqa: T201 - the test reads it
