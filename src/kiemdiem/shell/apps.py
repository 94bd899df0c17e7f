"""The shell as Django knows it: templates, static files, template tags; no models."""

from django.apps import AppConfig


class ShellConfig(AppConfig):
    name = "kiemdiem.shell"
    label = "shell"
