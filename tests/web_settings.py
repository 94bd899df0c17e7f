"""Settings of the tests: a folder of their own, quick passwords, work done at once, SQLite or PostgreSQL."""

import os
import tempfile

os.environ.setdefault("KIEMDIEM_FOLDER", tempfile.mkdtemp(prefix="kiemdiem-tests-"))
os.environ.setdefault("KIEMDIEM_HOSTS", "testserver localhost 127.0.0.1")

from kiemdiem.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a test signs in often
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
