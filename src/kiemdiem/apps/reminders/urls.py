"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.reminders.views import calendar, reminders

urlpatterns: list[URLPattern] = [
    path("nhac-viec/", reminders.reminders, name="reminders"),
    path("nhac-viec/lich/dia-chi/", reminders.renew_feed, name="renew_feed"),
    path("nhac-viec/lich/thu-hoi/", reminders.revoke_feed, name="revoke_feed"),
    path("lich/<slug:token>.ics", calendar.calendar_feed, name="calendar_feed"),
]
