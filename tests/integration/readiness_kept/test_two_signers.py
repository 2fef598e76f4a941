"""Two people sign the same item at once: one signature stands, the other is refused in plain words."""

from tests.installation import Installation
from tests.integration.readiness_kept.processes import run, start


def test_the_second_is_refused_plainly(waiting: Installation) -> None:
    signers = [start(waiting, "sign('901')"), start(waiting, "sign('102')")]
    for signer in signers:
        assert signer.stdout is not None
        assert signer.stdout.readline() == "ready\n"
    for signer in signers:
        assert signer.stdin is not None
        signer.stdin.write("now\n")
        signer.stdin.flush()
    said = sorted(signer.communicate(timeout=60)[0].strip() for signer in signers)
    assert said[1] == "signed"
    assert said[0].startswith("refused: The sign-off needs “observation*1”; still missing since the last sign-off")
    assert run(waiting, "report()") == "5 statements, 1 sign-offs: blocked"
