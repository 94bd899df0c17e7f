"""The version of the program whose upgrade goes wrong."""

from tests.serving.settings import *  # noqa: F403
from tests.serving.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.serving.failing"]
