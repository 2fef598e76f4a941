"""Django settings. The only module that reads the environment."""

import os
from pathlib import Path

STILLROOM_HOME = Path(os.environ.get("STILLROOM_HOME", Path.cwd() / "var")).resolve()
SECRET_KEY = "insecure-development-key"  # replaced by the key store
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "stillroom.apps.accounts",
    "stillroom.apps.places",
    "stillroom.apps.people",
    "stillroom.apps.framework",
    "stillroom.apps.ledger",
    "stillroom.apps.readiness",
    "stillroom.apps.plans",
]
AUTH_USER_MODEL = "accounts.User"
ROOT_URLCONF = "stillroom.config.urls"
USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": STILLROOM_HOME / "stillroom.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }
}
