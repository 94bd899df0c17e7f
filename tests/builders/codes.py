"""Six-digit codes as a telephone makes them."""

from __future__ import annotations

from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from kiemdiem.apps.users.models import User


def make_device(user: User, *, is_confirmed: bool = True) -> TOTPDevice:
    return TOTPDevice.objects.create(user=user, name="phone", confirmed=is_confirmed)


def device_of(user: User) -> TOTPDevice:
    return TOTPDevice.objects.get(user=user)


def code_of(device: TOTPDevice, *, steps_on: int = 0) -> str:
    """What the telephone shows now, or some half minutes later."""
    device.refresh_from_db()
    totp = TOTP(device.bin_key, device.step, device.t0 - steps_on * device.step, device.digits, device.drift)
    return f"{totp.token():06d}"


def wrong_code(device: TOTPDevice) -> str:
    """Six digits that are no code of these minutes."""
    near = {code_of(device, steps_on=step) for step in range(-3, 4)}
    return next(code for digit in "01234567" if (code := digit * 6) not in near)


def without_waiting(device: TOTPDevice) -> None:
    """Let the time pass that a wrong code makes one wait."""
    device.refresh_from_db()
    device.throttle_reset()
