"""Django's settings. What differs between installations comes from the environment (`environment.py`)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from kiemdiem.config.environment import read_environment
from kiemdiem.config.errors import DatabaseAddressUnreadable
from kiemdiem.config.logs import configure_structlog, logging_for

ENVIRONMENT = read_environment()

# ---------------------------------------------------------------- what there is
INSTALLED_APPS = [
    "kiemdiem.apps.users",
    "kiemdiem.apps.journal",
    "kiemdiem.apps.permissions",
    "kiemdiem.apps.guide",
    "kiemdiem.apps.uploads",
    "kiemdiem.apps.organisations",
    "kiemdiem.apps.people",
    "kiemdiem.apps.accounts",
    "kiemdiem.apps.campaigns",
    "kiemdiem.apps.remedies",
    "kiemdiem.apps.assignments",
    "kiemdiem.apps.prompts",
    "kiemdiem.apps.targets",
    "kiemdiem.apps.workplans",
    "kiemdiem.apps.difficulties",
    "kiemdiem.apps.completion",
    "kiemdiem.apps.issuing",
    "kiemdiem.apps.subplans",
    "kiemdiem.apps.reminders",
    "kiemdiem.apps.exchange",
    "kiemdiem.apps.desk",
    "kiemdiem.apps.demo",
    "kiemdiem.shell",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "kiemdiem.config.middleware.telling.TellingMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kiemdiem.config.middleware.headers.HeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kiemdiem.config.middleware.acting.ActingMiddleware",
    "kiemdiem.config.middleware.entry.SignInRequiredMiddleware",
    "kiemdiem.config.middleware.entry.EntryMiddleware",
    "kiemdiem.config.middleware.opening.OpeningMiddleware",
    "kiemdiem.config.middleware.refusals.RefusalMiddleware",
    "kiemdiem.config.middleware.long_lists.LongListMiddleware",
    "kiemdiem.config.middleware.scoping.ScopingMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "kiemdiem.config.urls"
WSGI_APPLICATION = "kiemdiem.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ---------------------------------------------------------------- where it is kept
FOLDER: Path = ENVIRONMENT.folder
SQLITE_OPTIONS = {
    # A writer waits its turn at once instead of failing in the middle; every commit is on the disk when it is told.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
}


def database(url: str) -> dict[str, Any]:
    """Django's description of the database at this address."""
    try:
        found: dict[str, Any] = {**dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)}
    except ValueError:
        raise DatabaseAddressUnreadable() from None
    if found["ENGINE"] == "django.db.backends.sqlite3":
        found["OPTIONS"] = {**found.get("OPTIONS", {}), **SQLITE_OPTIONS}
    return found


DATABASES = {"default": database(ENVIRONMENT.database_url)}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
# An office without a certificate works on plain http inside its house: these four ask for https and are met with
# KIEMDIEM_HTTPS (strict transport, the way from http to https, cookies that travel encrypted only). W021, to be put on
# the browsers' own list of https sites, is never for an office network.
WITHOUT_HTTPS = ["security.W004", "security.W008", "security.W012", "security.W016"]
SILENCED_SYSTEM_CHECKS = [
    "security.W021",
    *([] if ENVIRONMENT.is_https else WITHOUT_HTTPS),
    *([] if ENVIRONMENT.stays_https else ["security.W004"]),
]

# ---------------------------------------------------------------- who may come in
SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = False
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = []  # what a password must be stands in accounts, in Vietnamese
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
# A meeting room is one address: an account is locked at that address, not the address and not the account everywhere.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "kiemdiem.apps.accounts.views.entering.locked_out"
AXES_CLIENT_IP_CALLABLE = "kiemdiem.config.addresses.client_address"
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_DISABLE_ACCESS_LOG = True
OTP_TOTP_ISSUER = "Kiem diem"  # as the telephone lists it; some applications spoil letters with marks

SESSION_ENGINE = "kiemdiem.config.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_https
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_USE_SESSIONS = False
CSRF_FAILURE_VIEW = "kiemdiem.shell.views.faults.form_too_old"
SECURE_SSL_REDIRECT = ENVIRONMENT.is_https
SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # whoever watches asks on the machine itself, past the proxy
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if ENVIRONMENT.stays_https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENVIRONMENT.stays_https
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if ENVIRONMENT.proxies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_HANDLERS = ["kiemdiem.config.receiving.BoundedUploadHandler"]

# ---------------------------------------------------------------- what it writes down about itself
configure_structlog()
LOGGING = logging_for(FOLDER)

# ---------------------------------------------------------------- how it speaks
LANGUAGE_CODE = "vi"
USE_I18N = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
FORMAT_MODULE_PATH = ["kiemdiem.shell.formats"]
STATIC_URL = "static/"
STATIC_ROOT = FOLDER / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": FOLDER / "uploads"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
FORM_RENDERER = "kiemdiem.shell.rendering.FormRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "kiemdiem.config.frame.frame",
                "kiemdiem.config.frame.saved_views",
            ],
            "builtins": ["kiemdiem.shell.templatetags.shell", "django.templatetags.static"],
        },
    }
]
