"""What is typed on the pages of rights."""

from __future__ import annotations

from django import forms

from kiemdiem.apps.permissions import labels
from kiemdiem.apps.permissions.models import Role
from kiemdiem.shell.forms import Form
from kiemdiem.shell.tables.filters import Filters, SearchInput

RUNNING, WAITING, OVER, ALL = "", "cho", "het", "tat-ca"


class RoleFilters(Filters):
    """Whose roles, which, where, and in which state."""

    q = forms.CharField(label=labels.FIND_HOLDER, max_length=120, widget=SearchInput)
    vai_tro = forms.ChoiceField(label=labels.ROLE, choices=[("", labels.ANY_ROLE), *Role.choices])
    don_vi = forms.CharField(label=labels.FIND_BRANCH, max_length=120)
    trang_thai = forms.ChoiceField(
        label=labels.STATE,
        choices=[
            (RUNNING, labels.RUNNING),
            (WAITING, labels.WAITING_STATES),
            (OVER, labels.OVER_STATES),
            (ALL, labels.ALL_STATES),
        ],
    )


class EndRoleForm(Form):
    """Why a role is taken back."""

    reason = forms.CharField(
        label=labels.REASON, help_text=labels.REASON_HINT, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class BoardCodeForm(Form):
    """The code from the paper of the installation."""

    code = forms.CharField(
        label=labels.BOARD_CODE_FIELD,
        help_text=labels.BOARD_CODE_HINT,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
