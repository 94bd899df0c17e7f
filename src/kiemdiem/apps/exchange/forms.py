"""The forms of packages."""

from __future__ import annotations

from django import forms

from kiemdiem.apps.exchange import words
from kiemdiem.apps.exchange.facts.package_files import MOST_PACKED
from kiemdiem.apps.organisations.forms.unit_field import ActorForm, UnitField
from kiemdiem.shell.forms import Form

LONGEST_NAME, LONGEST_FINGERPRINT = 200, 80


class MakePackageForm(ActorForm):
    """The unit that a package is for."""

    unit = UnitField(label=words.FOR_UNIT, help_text=words.FOR_UNIT_HINT)


class ReceivePackageForm(Form):
    """The file that came."""

    file = forms.FileField(label=words.FILE, help_text=words.FILE_HINT.format(most=MOST_PACKED // 2**20))


class TrustSenderForm(Form):
    """A fingerprint as it stands on the paper, and whose it is."""

    name = forms.CharField(label=words.SENDER, max_length=LONGEST_NAME, help_text=words.SENDER_HINT)
    fingerprint = forms.CharField(
        label=words.FINGERPRINT, max_length=LONGEST_FINGERPRINT, help_text=words.FINGERPRINT_HINT
    )
