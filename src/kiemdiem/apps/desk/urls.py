"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.desk.views import home, journal

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("nhat-ky/", journal.journal, name="journal"),
    path("nhat-ky/dau-chuoi/", journal.journal_heads, name="journal_heads"),
    path("nhat-ky/<int:entry_id>/", journal.journal_entry, name="journal_entry"),
]
