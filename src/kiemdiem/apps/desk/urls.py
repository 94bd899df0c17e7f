"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.desk import views

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
]
