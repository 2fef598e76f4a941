"""Keys made once."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

from stillroom.apps.accounts.keys import read_or_make_key


def test_a_key_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "signing"
    assert read_or_make_key(path, lambda: b"first") == b"first"
    assert read_or_make_key(path, lambda: b"second") == b"first"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [file.name for file in path.parent.iterdir()] == ["signing"]


def test_all_who_start_at_once_read_the_same_key(tmp_path: Path) -> None:
    numbers = count()
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda _: read_or_make_key(tmp_path / "key", lambda: b"%d" % next(numbers)), range(64)))
    assert len(set(keys)) == 1
