"""A visitor of the pages, who has come all the way in: with the six-digit code where his role needs one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from kiemdiem.apps.permissions.models import NEEDS_CODE
from kiemdiem.apps.users.models import User


class Visitor(Client):
    """Django's client, whose `force_login` leads past the six-digit code as well."""

    def force_login(self, user: User, backend: str | None = None) -> None:
        super().force_login(user, backend)
        if user.grants.filter(role__in=list(NEEDS_CODE)).exists():
            device, _ = TOTPDevice.objects.get_or_create(user=user, confirmed=True, defaults={"name": "phone"})
            session = self.session
            session[DEVICE_ID_SESSION_KEY] = device.persistent_id
            session.save()


def page(answer: Any) -> str:
    """The text of an answer."""
    assert isinstance(answer, HttpResponse)
    return answer.content.decode()


def signed_in(user: User) -> Visitor:
    """A visitor as whom the user has come all the way in."""
    client = Visitor()
    client.force_login(user)
    return client


def signed_in_elsewhere(user: User, *, browser: str = "") -> Visitor:
    """Another machine on which the user has come all the way in, by a browser that says this of itself."""
    client = Visitor(headers={"User-Agent": browser})
    client.force_login(user)
    client.get("/tai-khoan/cua-toi/")
    return client
