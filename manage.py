"""Django's own commands for those who work on kiemdiem; an office uses the `kiemdiem` command instead."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiemdiem.config.settings")
    execute_from_command_line(sys.argv)
