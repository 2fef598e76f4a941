"""A statement made while a framework version is being published is derived under that version, once."""

import time

from tests.installation import Installation
from tests.integration.readiness_kept.processes import run, start


def test_one_waits_for_the_other(waiting: Installation) -> None:
    publishing = start(waiting, "publish()")
    assert publishing.stdout is not None
    assert publishing.stdout.readline() == "ready\n", publishing.communicate()[1]
    signing = start(waiting, "sign('901')")
    assert signing.stdout is not None
    assert signing.stdin is not None
    assert signing.stdout.readline() == "ready\n"
    signing.stdin.write("now\n")
    signing.stdin.flush()
    time.sleep(1)  # long enough to overtake, if it could
    assert publishing.communicate(input="now\n", timeout=60)[0] == "published\n"
    said = signing.communicate(timeout=60)[0]
    assert "observation*2" in said, "she is judged by the version just published"
    assert run(waiting, "report()") == "4 statements, 0 sign-offs: in_training"
