"""The form by which people move along from a unit to those that came after it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from kiemdiem.apps.organisations.forms.unit_field import ActorForm
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people import labels
from kiemdiem.apps.people.forms.fields import SharedUnitField
from kiemdiem.apps.people.forms.pasted import understood
from kiemdiem.apps.people.models import Person, Position
from kiemdiem.apps.people.queries.left_behind import Heirs, Left
from kiemdiem.apps.people.queries.vocabularies import Words
from kiemdiem.apps.people.values.moving import Along, PostChoice
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.shell.form_fields import DayField

OTHER = "khac"
ALL, TICKED, PASTED = "tat_ca", "danh_dau", "dan"
TICKS = "chon"
POST = "chuc_vu_{key}"
AS_ABOVE = ("", labels.AS_ABOVE)
_SEEN = re.compile(r"\b([0-9]{1,15})\.([0-9]{1,9})\b")  # no more digits than a key has


class MovePeopleForm(ActorForm):
    """To which unit, from which day, who, and what becomes of their posts; `seen` once the preview was read."""

    to = forms.ChoiceField(label=labels.MOVE_TO, widget=forms.RadioSelect)
    other = SharedUnitField(label=labels.MOVE_OTHER, required=False)
    on = DayField(label=labels.MOVE_FIRST_DAY, help_text=labels.MOVE_FIRST_DAY_HINT)
    decision = forms.CharField(
        label=labels.RECORD_FIELDS["decision"], required=False, max_length=200, help_text=labels.DECISION_HINT
    )
    rest = forms.ChoiceField(label=labels.MOVE_REST, widget=forms.RadioSelect)
    who = forms.ChoiceField(label=labels.MOVE_WHO, widget=forms.RadioSelect)
    pasted = forms.CharField(
        label=labels.MOVE_PASTE, required=False, help_text=labels.MOVE_PASTE_HINT, widget=forms.Textarea({"rows": 4})
    )
    seen = forms.CharField(label=labels.SEEN, required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, unit: Unit, heirs: Heirs, persons: Sequence[Person], listed: Sequence[Left], words: Words,
        actor: Actor, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, actor=actor, **options)
        self._actor, self._persons, self._heirs = actor, persons, {str(one.pk): one for one in heirs.units}
        choices = [] if unit.ended_on else [PostChoice.STAY]
        choices += [PostChoice.END, PostChoice.ALONG]
        posts = [(one.value, labels.POST_CHOICES[one.value]) for one in choices]
        self._choose("to", [*((key, one.name) for key, one in self._heirs.items()), (OTHER, labels.MOVE_TO_OTHER)])
        self._choose("rest", posts)
        whole = labels.MOVE_ALL.format(count=len(persons))
        self._choose("who", [(ALL, whole), (TICKED, labels.MOVE_TICKED), (PASTED, labels.MOVE_PASTED)])
        self.initial = {
            "to": next(iter(self._heirs), OTHER), "on": heirs.since or actor.today, "rest": posts[0][0],
            "who": ALL if unit.ended_on and len(heirs.units) == 1 else TICKED, **self.initial,
        }  # fmt: skip
        for left in listed:
            for post in left.posts:
                self.fields[POST.format(key=post.pk)] = _post_field(left.person, post, posts, words)

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def base_fields_shown(self) -> list[forms.BoundField]:
        """The fields above the list."""
        return [self[name] for name in ("to", "other", "on", "decision", "rest", "who", "pasted")]

    def post_field(self, key: int) -> forms.BoundField:
        """The choice for one post of somebody who is listed."""
        return self[POST.format(key=key)]

    @property
    def ticked(self) -> frozenset[int]:
        """The keys that are ticked, as far as they are keys of those who may go."""
        given = self.data.getlist(TICKS) if self.is_bound else []  # type: ignore[attr-defined]  # a QueryDict
        return frozenset(one.pk for one in self._persons if str(one.pk) in set(given))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        chosen = self._heirs.get(given.get("to", "")) or given.get("other")
        if given.get("to") == OTHER and not given.get("other") and "other" not in self.errors:
            self.add_error("other", labels.MOVE_OTHER_NEEDED)
        given["targets"] = self._targets(given, chosen)
        return given

    def _targets(self, given: Mapping[str, Any], chosen: Unit | None) -> dict[int, Unit]:
        if given.get("who") == PASTED:
            pasted = understood(given.get("pasted", ""), persons=self._persons, otherwise=chosen, actor=self._actor)
            for fault in pasted.faults or (() if pasted.targets else (labels.PASTE_NOBODY.capitalize(),)):
                self.add_error("pasted", fault)
            return dict(pasted.targets)
        keys = [one.pk for one in self._persons] if given.get("who") == ALL else sorted(self.ticked)
        if given.get("who") == TICKED and not keys:
            self.add_error("who", labels.MOVE_NOBODY_TICKED)
        return dict.fromkeys(keys, chosen) if chosen is not None else {}

    @property
    def along(self) -> Along:
        """What is asked for; the form is valid."""
        given = self.cleaned_data
        prefix = POST.format(key="")
        chosen = {name.removeprefix(prefix): given[name] for name in given if name.startswith(prefix)}
        posts = {int(key): PostChoice(choice) for key, choice in chosen.items() if choice}
        return Along(given["targets"], given["on"], PostChoice(given["rest"]), posts, given["decision"])

    @property
    def seen_before(self) -> dict[int, int]:
        """Key and version of each person as the preview showed them."""
        found = _SEEN.findall(self.cleaned_data["seen"])
        return {int(key): int(version) for key, version in found}


def seen_text(seen: Mapping[int, int]) -> str:
    """What the field `seen` holds."""
    return " ".join(f"{key}.{version}" for key, version in seen.items())


def _post_field(person: Person, post: Position, posts: list[tuple[str, str]], words: Words) -> forms.ChoiceField:
    name = post.title or words.label("post", post.post)
    label = labels.POST_OF.format(post=name, person=person.full_name)
    return forms.ChoiceField(label=label, choices=[AS_ABOVE, *posts], required=False)
