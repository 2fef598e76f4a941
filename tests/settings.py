"""The product's settings, in a home of the test run's own."""

import os
import tempfile
from pathlib import Path

_home = tempfile.mkdtemp(prefix="stillroom-tests-")
os.environ["STILLROOM_HOME"] = _home
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright runs an event loop around the tests' queries
for variable in ("STILLROOM_URL", "STILLROOM_TRUSTED_PROXIES", "STILLROOM_SESSION_HOURS"):
    os.environ.pop(variable, None)
Path(_home, "static").mkdir()

from stillroom.config.settings import *  # noqa: E402, F403
from stillroom.config.settings import ALLOWED_HOSTS, DATABASES, STORAGES  # noqa: E402

# Several runs may share a machine. On SQLite a file, not memory, so that locks between connections are the real ones.
_embedded = "sqlite3" in DATABASES["default"]["ENGINE"]
DATABASES["default"]["TEST"] = {"NAME": f"{_home}/test.sqlite3" if _embedded else f"stillroom_test_{os.getpid()}"}

ALLOWED_HOSTS = [*ALLOWED_HOSTS, "testserver"]

# Signing in hundreds of times with the real, deliberately slow hash would take minutes.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Served as they are, so that no test has to collect and compress them first.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}

# Emptied before each test; the product keeps its counts in the database.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
