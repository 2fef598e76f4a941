"""Whether the installed packages are those of the lock file, and their files those that were published."""

import base64
import hashlib
import json
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import stillroom
from stillroom.cli.qualification.steps import Outcome, Workplace, failed, not_done, verdict

OURS = "stillroom"


def versions(_: Workplace) -> Outcome:
    lock = lock_file()
    if lock is None:
        return failed("uv.lock is neither in the package nor in the repository.")
    problems, count = [], 0
    for name, locked, conditional in _locked(tomllib.loads(lock.read_text("utf-8"))):
        found = _installed(name)
        if found is None and not conditional:
            problems.append(f"{name} {locked} is in the lock file and not installed")
        elif found is not None and found.version != locked:
            problems.append(f"{name} {found.version} is installed, the lock file names {locked}")
        count += found is not None
    return verdict(problems, f"{count} packages, each in the version of the lock file ({_sha256(lock.read_bytes())})")


def files(_: Workplace) -> Outcome:
    lock = lock_file()
    names = [name for name, _, _ in _locked(tomllib.loads(lock.read_text("utf-8")))] if lock else []
    problems, count = [], 0
    for name in names:
        found = _installed(name)
        if found is not None:
            wrong, checked = _changed(found)
            problems += wrong
            count += checked
    if problems:
        return failed(*problems)
    ours = _installed(OURS)
    if ours is None or _is_editable(ours):
        return not_done(
            f"{count} files of the packages it depends on are as published.",
            "Stillroom itself runs from its source here; its own files are recorded only when installed from a wheel.",
        )
    wrong, checked = _changed(ours)
    return verdict(wrong, f"{count + checked} files are as published; Stillroom {ours.version}, {checked} files")


def lock_file() -> Path | None:
    """In the wheel beside the code; in the repository at its top."""
    package = Path(stillroom.__file__).parent
    return next((path for path in (package / "uv.lock", package.parents[1] / "uv.lock") if path.exists()), None)


def _locked(lock: dict[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """Name, version and whether some machine does without it, of all that Stillroom needs to run."""
    by_name = _by_name(lock)
    wanted, seen = [(each, False) for each in by_name[OURS].get("dependencies", ())], {OURS}
    while wanted:
        each, conditional = wanted.pop()
        conditional = conditional or "marker" in each
        package = by_name[each["name"]]
        extras = [extra for name in each.get("extra", ()) for extra in package["optional-dependencies"].get(name, ())]
        if each["name"] not in seen:
            seen.add(each["name"])
            yield each["name"], package["version"], conditional
            extras += package.get("dependencies", ())
        wanted += [(extra, conditional) for extra in extras if extra["name"] not in seen]


def _by_name(lock: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The locked package of each name. Where the lock has one for each of several Pythons, that which is here."""
    found: dict[str, dict[str, Any]] = {}
    for package in lock["package"]:
        here = _installed(package["name"])
        if package["name"] not in found or (here is not None and here.version == package["version"]):
            found[package["name"]] = package
    return found


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _is_editable(found: Distribution) -> bool:
    url = json.loads(found.read_text("direct_url.json") or "{}")
    return bool(url.get("dir_info", {}).get("editable"))


def _changed(found: Distribution) -> tuple[list[str], int]:
    """Files that are gone or not as recorded, and how many have a hash on record."""
    problems, count = [], 0
    for file in found.files or ():
        if file.hash is None:
            continue
        count += 1
        path = Path(str(file.locate()))
        if not path.exists():
            problems.append(f"{file} of {found.metadata['Name']} is gone")
        elif _recorded_form(path.read_bytes()) != file.hash.value:
            problems.append(f"{file} of {found.metadata['Name']} is not as published")
    return problems, count


def _recorded_form(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode("ascii")


def _sha256(data: bytes) -> str:
    return f"SHA-256 {hashlib.sha256(data).hexdigest()[:16]}…"
