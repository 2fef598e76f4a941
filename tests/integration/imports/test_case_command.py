"""`stillroom import case` as people type it."""

from pathlib import Path

import pytest

from tests.installation import Installation
from tests.unit.standards.case.packages import association, data, item, package


@pytest.fixture
def ready(installation: Installation) -> Installation:
    if installation.database_url:
        installation.run("migrate")
    return installation


def test_a_framework_of_others_is_kept_and_what_is_none_is_refused(ready: Installation, tmp_path: Path) -> None:
    file = tmp_path / "others.json"
    file.write_bytes(data(package(item(2), associations=(association(4, 2, "exactMatchOf", 9),))))
    dry = ready.run("import", "case", str(file), "--framework", "OTHERS", "--dry-run")
    assert (dry.returncode, dry.stdout.splitlines()[-1]) == (
        0,
        "others.json: 1 new, 0 unchanged. Dry run: nothing was changed.",
    )
    assert "1 association names what is not in the file" in dry.stderr
    done = ready.run("import", "case", str(file), "--framework", "OTHERS")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "others.json: 1 new, 0 unchanged. Imported.")
    file.write_bytes(b"{}")
    refused = ready.run("import", "case", str(file))
    assert refused.returncode == 1
    assert "There is no CFDocument in it." in refused.stderr
