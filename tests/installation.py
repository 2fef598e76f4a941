"""A whole installation in processes of its own: for tests that kill one, race two, or use the command as people do."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Installation:
    """A home, a database and an address. `run` waits for a command; `start` gives the running process."""

    home: Path
    database_url: str = ""
    url: str = ""

    @property
    def env(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("STILLROOM_", "DATABASE_"))}
        return kept | {
            "STILLROOM_HOME": str(self.home),
            "STILLROOM_URL": self.url,
            "DATABASE_URL": self.database_url,
            "DJANGO_SETTINGS_MODULE": "stillroom.config.settings",
        }

    def run(self, *arguments: str, stdin: str | None = None, timeout: float = 120) -> subprocess.CompletedProcess[str]:
        """Run `stillroom ARGUMENTS…` to its end."""
        return subprocess.run(
            [sys.executable, "-m", "stillroom.cli.main", *arguments],
            env=self.env,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start `stillroom ARGUMENTS…` and return at once."""
        return self._popen("-m", "stillroom.cli.main", *arguments)

    def start_python(self, program: str) -> subprocess.Popen[str]:
        """Start a Python program in this installation, with Django set up before its first line."""
        return self._popen("-c", f"import django; django.setup()\n{program}")

    def _popen(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *arguments],
            env=self.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
