"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.demo import views

urlpatterns: list[URLPattern] = [
    path("dien-tap/nguoi-dung/", views.cast, name="cast"),
    path("dien-tap/", views.set_rehearsal_day, name="set_rehearsal_day"),
]
