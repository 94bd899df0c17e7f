"""`python -m kiemdiem.config.worker`: the background worker of one installation; `kiemdiem serve` starts it."""

import os
from importlib import import_module

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiemdiem.config.settings")
    django.setup()  # the work needs the models, and they need this
    import_module("kiemdiem.config.background").work()
