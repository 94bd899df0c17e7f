"""How Django finds this room."""

from datetime import date

from django.apps import AppConfig
from django.conf import settings


class DemoConfig(AppConfig):
    """An invented province to try everything on."""

    name = "kiemdiem.apps.demo"
    label = "demo"

    def ready(self) -> None:
        """Models are there from now on: who plays here is reminded on the day that is rehearsed."""
        from kiemdiem.apps.demo.queries import rehearsal_of
        from kiemdiem.apps.reminders.values import live_on
        from kiemdiem.apps.users.models import User

        def day_of(user: User) -> date | None:
            rehearsal = rehearsal_of(user)
            return rehearsal.day if rehearsal is not None else None

        if settings.ENVIRONMENT.is_demo:
            live_on(day_of)
