"""Fields in which persons are chosen by typing: suggestions while one types; a code, a card or a name without script.

In an `ActorForm` of any room above this one, whose page says `{% block head %}{{ form.media }}{% endblock %}`:

    chair = PersonField(label=words.CHAIR)               # cleaned: a Person that the actor may see, or None
    members = PersonsField(label=words.MEMBERS)          # cleaned: a list of them, each once, in the order given
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kiemdiem.apps.organisations.forms.unit_field import SeenField
from kiemdiem.apps.people import labels
from kiemdiem.apps.people.forms.pasted import lines_of
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.people.queries.suggesting import near_to, person_meant, persons_meant, typed
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell.suggesting import SuggestingInput, SuggestingLines

LONGEST_BLOCK = 100_000
MOST_PERSONS = 500
NAMED_FAULTS = 3


def told_with_near(fault: HouseError, text: str, actor: Actor) -> str:
    """The refusal, and whom the actor may have meant: without script this is how one looks for somebody."""
    near = near_to(text, seen_by=actor)
    return labels.NEAR_TO.format(told=fault.sentence, names=near) if near else fault.sentence


class PersonInput(SuggestingInput):
    """The text box, with persons suggested below it."""

    url_name = "suggest_people"


class PersonLines(SuggestingLines):
    """The text area with one person on each line."""

    url_name = "suggest_people"


class PersonField(SeenField):
    """A `Person` in the register whom the actor may see; None where nothing is typed."""

    widget = PersonInput

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", labels.PERSON_HINT)
        super().__init__(**options)

    def prepare_value(self, value: object) -> object:
        return typed(value) if isinstance(value, Person) else value

    def to_python(self, value: object) -> Person | None:
        text = str(value or "").strip()
        if not text:
            return None
        assert self.actor is not None, "the form has not been given its actor"
        try:
            return person_meant(text, seen_by=self.actor)
        except HouseError as fault:
            raise ValidationError(told_with_near(fault, text, self.actor), code="invalid") from fault


class PersonsField(SeenField):
    """Several persons of those whom the actor may see, one on each line; every line that is not clear is told."""

    widget = PersonLines(attrs={"rows": 5})

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", labels.PERSONS_HINT)
        super().__init__(**options)

    def prepare_value(self, value: object) -> object:
        return "\n".join(typed(one) for one in value) if isinstance(value, (list, tuple)) else value

    def to_python(self, value: object) -> list[Person]:
        lines = lines_of(str(value or "")[: LONGEST_BLOCK + 1])
        if len(str(value or "")) > LONGEST_BLOCK or len(lines) > MOST_PERSONS:
            raise ValidationError(labels.TOO_MANY_LINES.format(most=MOST_PERSONS), code="invalid")
        assert self.actor is not None, "the form has not been given its actor"
        meant = persons_meant([line.who for line in lines], seen_by=self.actor)
        found: dict[int, Person] = {}
        faults: list[str] = []
        for line in lines:
            one = meant[line.who]
            if isinstance(one, Person):
                found.setdefault(one.pk, one)
            else:
                told = told_with_near(one, line.who, self.actor) if len(faults) < NAMED_FAULTS else one.sentence
                faults.append(labels.PASTE_LINE.format(number=line.number, told=told))
        if faults:
            raise forms.ValidationError([ValidationError(fault, code="invalid") for fault in faults])
        return list(found.values())
