"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.desk import views

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("nhat-ky/", views.journal, name="journal"),
    path("nhat-ky/dau-chuoi/", views.journal_heads, name="journal_heads"),
    path("nhat-ky/<int:entry_id>/", views.journal_entry, name="journal_entry"),
]
