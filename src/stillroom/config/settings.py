"""Django settings. The only module that reads the environment.

| variable | meaning | when unset |
| --- | --- | --- |
| `STILLROOM_HOME` | where the embedded database, keys and files live | `./var` |
| `STILLROOM_URL` | the address people type; `https://` turns on secure cookies and HSTS | `http://localhost:8000` |
| `DATABASE_URL` | `postgres://user:password@host:5432/database` | the embedded database |
| `STILLROOM_TRUSTED_PROXIES` | how many reverse proxies stand in front | 1 with https, else 0 |
| `STILLROOM_SERVING_ROLE` | the PostgreSQL role that serves; `stillroom migrate` grants it | one role does all |
| `STILLROOM_SESSION_HOURS` | how long a sign-in lasts at most | 8 |
| `STILLROOM_MAIL` | mail server: `smtp://`, `smtps://` or `smtp+starttls://user:password@host:587` | no mail is sent |
| `STILLROOM_MAIL_FROM` | who reminders come from | `stillroom@` the host of `STILLROOM_URL` |
| `STILLROOM_LOG_LEVEL` | how much is logged | `INFO` |

Limits of a sign-in, and the hospital's own sign-in, stand in `sign-in.toml` in `STILLROOM_HOME`.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONCE, NONE, SELF

from stillroom.apps.accounts.keys import read_or_make_key
from stillroom.config.database import database
from stillroom.config.secret_key import make_secret_key
from stillroom.config.sign_in import sign_in_settings

STILLROOM_HOME = Path(os.environ.get("STILLROOM_HOME") or Path.cwd() / "var").resolve()
STILLROOM_KEYS = STILLROOM_HOME / "keys"
STILLROOM_URL = (os.environ.get("STILLROOM_URL") or "http://localhost:8000").rstrip("/")

_address = urlsplit(STILLROOM_URL)
_is_https = _address.scheme == "https"
_is_local = _address.hostname in {"localhost", "127.0.0.1"}
STILLROOM_HOST = "localhost" if _is_local else _address.hostname or "localhost"

DEBUG = False
SECRET_KEY = read_or_make_key(STILLROOM_KEYS / "django", make_secret_key).decode("ascii")
ALLOWED_HOSTS = [_address.hostname or "localhost", *(["localhost", "127.0.0.1", "[::1]"] if _is_local else [])]
CSRF_TRUSTED_ORIGINS = [STILLROOM_URL] if _is_https else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "csp",
    "rules",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "stillroom.ui",
    "stillroom.apps.accounts",
    "stillroom.apps.places",
    "stillroom.apps.people",
    "stillroom.apps.framework",
    "stillroom.apps.ledger",
    "stillroom.apps.readiness",
    "stillroom.apps.oversight",
    "stillroom.apps.plans",
    "stillroom.apps.passport",
    "stillroom.apps.academy",
    "stillroom.apps.improvement",
    "stillroom.apps.workforce",
]

MIDDLEWARE = [
    "stillroom.config.middleware.request_log.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "stillroom.config.middleware.privacy_headers.PrivacyHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "stillroom.config.middleware.session_limit.SessionLimit",
    "stillroom.config.middleware.shared_tablet.SharedTablet",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "stillroom.config.middleware.second_factor_due.SecondFactorDue",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "stillroom.config.middleware.too_many_attempts.TooManyAttemptsPage",
]

ROOT_URLCONF = "stillroom.config.urls"
WSGI_APPLICATION = "stillroom.config.wsgi.application"
APPEND_SLASH = True

_context_processors = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "NAME": "pages",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "stillroom.config.jinja_environment.environment",
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "stillroom.apps.accounts.signed_in.account",
                "stillroom.apps.plans.navigation.navigation",
            ],
        },
    },
    {
        # Only for libraries that ship Django templates.
        "NAME": "libraries",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _context_processors},
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Data -----------------------------------------------------------------------------------------------------------

DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), STILLROOM_HOME)}
STILLROOM_SERVING_ROLE = os.environ.get("STILLROOM_SERVING_ROLE", "")
# The database itself says whether its people are real; the server leaves its answer in this file when it starts.
STILLROOM_SYNTHETIC = (STILLROOM_HOME / "synthetic").exists()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # Counts failed sign-ins. Kept in the database, so that a lock-out holds in every worker and on every host.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "accounts_rate_limits"},
}

# --- Work behind the pages ------------------------------------------------------------------------------------------

TASKS = {
    # The queue lies in the database: no broker to run, and what is asked for commits with the request for it.
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "OPTIONS": {"id_function": "stillroom.apps.accounts.ids.new_id"},
    },
}

# --- Language and time ----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
USE_TZ = True
TIME_ZONE = "Europe/London"

# --- Static files ---------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = STILLROOM_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = STILLROOM_HOME / "files"
FILE_UPLOAD_HANDLERS = [
    "stillroom.ui.forms.upload_limit.UploadLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- Signing in -----------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL

ACCOUNT_ADAPTER = "stillroom.apps.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_FORMS = {
    "login": "stillroom.apps.accounts.forms.sign_in.SignInForm",
    "change_password": "stillroom.apps.accounts.forms.change_password.ChangePasswordForm",
    "reauthenticate": "stillroom.apps.accounts.forms.reauthenticate.ReauthenticateForm",
}
MFA_ADAPTER = "stillroom.apps.accounts.mfa_adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute out
MFA_FORMS = {
    "authenticate": "stillroom.apps.accounts.forms.second_factor.AuthenticateForm",
    "reauthenticate": "stillroom.apps.accounts.forms.second_factor.ReauthenticateForm",
    "activate_totp": "stillroom.apps.accounts.forms.second_factor.ActivateForm",
    "add_webauthn": "stillroom.apps.accounts.forms.second_factor.AddPasskeyForm",
}
# Whom a second step is asked of, limits of idleness, and the hospital's own sign-in: STILLROOM_HOME/sign-in.toml.
STILLROOM_SIGN_IN = sign_in_settings(STILLROOM_HOME)
ACCOUNT_RATE_LIMITS = {
    # A whole shift may sign in at once from one hospital address, so the limit that bites is the one on the account.
    "login": "120/m/ip",
    "login_failed": "100/m/ip,5/5m/key",
    "reauthenticate": "5/5m/user",
    "change_password": "5/m/user",
    "passport_share": "60/m/ip",  # a share of a passport, opened by whoever holds its link
    "link_code": "10/m/user",
    "verify": "60/m/ip",  # the public page that checks credentials: each asks for some work, and may fetch
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("STILLROOM_TRUSTED_PROXIES") or (1 if _is_https else 0))

SESSION_COOKIE_AGE = int(float(os.environ.get("STILLROOM_SESSION_HOURS") or 8) * 3600)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _is_https
SESSION_COOKIE_NAME = "__Host-stillroom" if _is_https else "stillroom"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = _is_https
CSRF_COOKIE_NAME = "__Host-stillroom-csrf" if _is_https else "stillroom-csrf"
CSRF_FAILURE_VIEW = "stillroom.apps.accounts.views.errors.csrf_failure"

# --- What the browser may do ----------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = _is_https
SECURE_REDIRECT_EXEMPT = [r"^health/$", r"^health/worker/$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _is_https else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _is_https else 0
# The trust's other services under the same name are not ours to decide for.
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

# --- Mail -----------------------------------------------------------------------------------------------------------

_mail = urlsplit(os.environ.get("STILLROOM_MAIL") or "")
STILLROOM_MAIL = bool(_mail.hostname)
STILLROOM_MAIL_FROM = os.environ.get("STILLROOM_MAIL_FROM") or f"stillroom@{_address.hostname or 'localhost'}"
EMAIL_HOST, EMAIL_PORT = _mail.hostname or "", _mail.port or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.scheme == "smtp+starttls", _mail.scheme == "smtps"
EMAIL_TIMEOUT = 20

# --- Logs -----------------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "stillroom.config.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "stillroom": {"level": os.environ.get("STILLROOM_LOG_LEVEL") or "INFO"},
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # Each request is logged once, by RequestLog; Django's own line would repeat the address as typed.
        "django.request": {"level": "ERROR"},
    },
}
