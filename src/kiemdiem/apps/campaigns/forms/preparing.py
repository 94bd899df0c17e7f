"""Which plan, where; how its doubtful places are read; from the registers of which day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.actions.choose_readings import Chosen
from kiemdiem.apps.campaigns.queries.regimes import own_branch, regime_cards
from kiemdiem.apps.campaigns.queries.rules import Question
from kiemdiem.apps.organisations.forms.unit_field import ActorForm, UnitField
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.core.regime.identity_card import Card
from kiemdiem.shell.form_fields import DayField
from kiemdiem.shell.forms import Form

LONGEST_NAME, LONGEST_REASON = 200, 1_000


class PrepareCampaignForm(ActorForm):
    """A regime for a branch; proposed are the plan of the actor's year and the one branch that he works for."""

    regime = forms.ChoiceField(label=words.REGIME, help_text=words.REGIME_HINT)
    root = UnitField(label=words.ROOT, help_text=words.ROOT_HINT)
    name = forms.CharField(label=words.NAME_FIELD, max_length=LONGEST_NAME, required=False, help_text=words.NAME_HINT)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        cards = regime_cards()
        choices = [(card.code, _told(card)) for card in cards]
        self.fields["regime"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["regime"].initial = next((card.code for card in cards if card.year == actor.today.year), None)
        self.fields["root"].initial = own_branch(actor)


def _told(card: Card) -> str:
    """A plan as the list of the form names it."""
    named = words.NUMBER_AND_YEAR.format(number=card.number, year=card.year)
    number = named if card.number else words.WITHOUT_NUMBER.format(year=card.year)
    return words.REGIME_OPTION.format(number=number, issuer=card.issuer)


class ReadingsForm(Form):
    """One choice for each doubtful place, and the reason where it is not the default."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for place, question in enumerate(questions):
            reading = question.reading
            options = [
                (one.id, words.DEFAULT_OPTION.format(label=one.label) if one.id == question.default else one.label)
                for one in reading.options
            ]
            self.fields[f"cach_{place}"] = forms.ChoiceField(
                label=reading.question,
                choices=options,
                widget=forms.RadioSelect,
                initial=question.option,
                help_text=" ".join(words.QUOTED.format(quote=quote, place=place) for quote, place in question.said),
            )
            self.fields[f"ly_do_{place}"] = forms.CharField(
                label=words.REASON_FIELD,
                max_length=LONGEST_REASON,
                required=False,
                initial=question.choice.reason if question.choice else "",
            )

    @property
    def chosen(self) -> dict[str, Chosen]:
        """Reading → what was chosen."""
        given = self.cleaned_data
        return {
            question.reading.id: Chosen(given[f"cach_{place}"], given[f"ly_do_{place}"])
            for place, question in enumerate(self.questions)
        }


class AskForRollForm(Form):
    """The day of the registers; for an open campaign the reason too."""

    as_of = DayField(label=words.AS_OF, help_text=words.AS_OF_HINT)
    reason = forms.CharField(label=words.REASON, max_length=LONGEST_REASON, help_text=words.REASON_HINT)

    def __init__(self, *args: Any, is_open: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_open:
            del self.fields["reason"]


class SeenForm(Form):
    """The key of the computed roll that was looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class DropCampaignForm(Form):
    """Why a campaign is given up."""

    reason = forms.CharField(label=words.DROP_REASON, max_length=LONGEST_REASON, required=False)
