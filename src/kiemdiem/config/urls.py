"""The root of all urls: each room has its own, nothing is shared."""

from django.urls import URLPattern, URLResolver, include, path

ROOMS = ("accounts", "permissions", "organisations", "people", "journal")
urlpatterns: list[URLPattern | URLResolver] = [path("", include(f"kiemdiem.apps.{room}.urls")) for room in ROOMS]
