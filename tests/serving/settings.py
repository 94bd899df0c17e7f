"""Settings of installations that tests serve: as an office has them, with a page that writes, and quick passwords."""

from kiemdiem.config.settings import *  # noqa: F403
from kiemdiem.config.settings import STORAGES

ROOT_URLCONF = "tests.serving.urls"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
