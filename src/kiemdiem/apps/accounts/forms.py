"""What is typed on the pages of accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from kiemdiem.apps.accounts import labels
from kiemdiem.apps.accounts.facts.password_rules import LEAST, MOST, as_kept, faults_of
from kiemdiem.apps.permissions.labels import ROLE_NOTES
from kiemdiem.apps.permissions.models import GIVEN_BY_BOARD, Role
from kiemdiem.apps.users.models import User
from kiemdiem.shell.form_fields import DayField
from kiemdiem.shell.forms import Form
from kiemdiem.shell.tables.filters import Filters, SearchInput


def _password(label: str, *, autocomplete: str, hint: str = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, "spellcheck": "false"})
    return forms.CharField(label=label, help_text=hint, strip=False, max_length=4 * MOST, widget=widget)


class SignInForm(Form):
    """Name and password."""

    username = forms.CharField(
        label=labels.USERNAME,
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = _password(labels.PASSWORD, autocomplete="current-password", hint=labels.PASSWORD_HINT)

    def clean_username(self) -> str:
        """The name as it is kept, so that capitals are no way round the lock."""
        return str(self.cleaned_data["username"]).strip().lower()

    def clean_password(self) -> str:
        return as_kept(self.cleaned_data["password"])


class NewPasswordForm(Form):
    """The new password twice; the present one is asked for unless it was given a moment ago."""

    current = _password(labels.CURRENT_PASSWORD, autocomplete="current-password")
    new = _password(labels.NEW_PASSWORD, autocomplete="new-password", hint=labels.NEW_PASSWORD_HINT.format(least=LEAST))
    again = _password(labels.NEW_PASSWORD_AGAIN, autocomplete="new-password")

    def __init__(self, *args: Any, user: User, is_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        if is_first:
            del self.fields["current"]

    def clean_current(self) -> str:
        return as_kept(self.cleaned_data["current"])

    def clean_new(self) -> str:
        new = as_kept(self.cleaned_data["new"])
        faults = faults_of(new, username=self.user.username, name=self.user.name)
        if faults:
            raise forms.ValidationError([fault.sentence for fault in faults])
        return new

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if "new" in given and "again" in given and given["new"] != as_kept(given["again"]):
            self.add_error("again", labels.NOT_THE_SAME)
        return given


class PresentPasswordForm(Form):
    """The present password, before something that would outlast the session."""

    current = _password(labels.CURRENT_PASSWORD, autocomplete="current-password")

    def clean_current(self) -> str:
        return as_kept(self.cleaned_data["current"])


class CodeForm(Form):
    """Six digits, or a code from the slip."""

    code = forms.CharField(
        label=labels.CODE,
        help_text=labels.CODE_HINT,
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "class": "short", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class FirstCodeForm(CodeForm):
    """The first six digits, which prove that the telephone has the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = labels.FIRST_CODE_HINT
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class ReasonForm(Form):
    """Why something is done to another's account."""

    reason = forms.CharField(
        label=labels.REASON, help_text=labels.REASON_HINT, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class NewAccountForm(Form):
    """An account for somebody who stands in no register."""

    name = forms.CharField(label=labels.FULL_NAME, max_length=120)
    username = forms.CharField(
        label=labels.USERNAME,
        help_text=labels.USERNAME_HINT,
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}),
    )


class AccountFilters(Filters):
    """Whose accounts, where, in which state."""

    q = forms.CharField(label=labels.FIND, max_length=120, widget=SearchInput)
    don_vi = forms.CharField(label=labels.FIND_UNIT, max_length=120)
    trang_thai = forms.ChoiceField(
        label=labels.STATE,
        choices=[
            ("", labels.ANY_STATE),
            ("open", labels.OPEN),
            ("locked", labels.LOCKED),
            ("first", labels.FIRST_PASSWORD),
        ],
    )


class UnitSearch(Filters):
    """A unit by its name or code."""

    q = forms.CharField(label=labels.FIND_UNIT, max_length=120, widget=SearchInput)


class IssueForm(Form):
    """Whether the units below are meant as well."""

    with_those_below = forms.BooleanField(label=labels.WITH_THOSE_BELOW, required=False)


class GiveRoleForm(Form):
    """A role, where, and for which term. The branches come with the form: those on which one may give."""

    role = forms.ChoiceField(
        label=labels.ROLE,
        widget=forms.RadioSelect,
        choices=[
            (role.value, labels.ROLE_OF.format(label=role.label, note=ROLE_NOTES[role.value]))
            for role in Role
            if role in GIVEN_BY_BOARD
        ],
    )
    branch = forms.ChoiceField(label=labels.BRANCH, help_text=labels.BRANCH_HINT, widget=forms.RadioSelect)
    since = DayField(label=labels.SINCE)
    until = DayField(label=labels.UNTIL, help_text=labels.UNTIL_HINT, required=False)
    reason = forms.CharField(label=labels.BASIS, help_text=labels.BASIS_HINT, max_length=300, required=False)

    def __init__(self, *args: Any, branches: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["branch"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = branches
