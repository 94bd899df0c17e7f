"""The root of all urls: each room has its own, nothing is shared."""

from django.urls import URLPattern, URLResolver, include, path

from kiemdiem.config.health import health

ROOMS = (
    "accounts",
    "permissions",
    "guide",
    "organisations",
    "people",
    "campaigns",
    "remedies",
    "assignments",
    "prompts",
    "targets",
    "workplans",
    "difficulties",
    "completion",
    "issuing",
    "subplans",
    "reminders",
    "exchange",
    "uploads",
    "journal",
    "desk",
    "demo",
)
urlpatterns: list[URLPattern | URLResolver] = [
    path("health/", health, name="health"),
    *(path("", include(f"kiemdiem.apps.{room}.urls")) for room in ROOMS),
]

handler400 = "kiemdiem.shell.views.faults.bad_request"
handler403 = "kiemdiem.shell.views.faults.not_allowed"
handler404 = "kiemdiem.shell.views.faults.not_found"
handler500 = "kiemdiem.shell.views.faults.broken"
