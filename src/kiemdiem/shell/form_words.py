"""Our Vietnamese words on every field of a form, in place of Django's: a field that brings its own words keeps them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from django.forms import fields, models

from kiemdiem.shell import words

# A field's own words go before those of its validators, so these reach both.
_FOR_ALL: Mapping[str, str] = MappingProxyType(
    {
        "required": words.NOT_FILLED,
        "invalid_list": words.NO_LIST,
        "null_characters_not_allowed": words.NULL_SIGN,
        "empty": words.EMPTY_FILE,
        "missing": words.NO_FILE,
        "max_length": words.TOO_LONG,
        "min_length": words.TOO_SHORT,
        "max_value": words.TOO_GREAT,
        "min_value": words.TOO_SMALL,
    }
)
_FOR_KIND: tuple[tuple[type[fields.Field], Mapping[str, str]], ...] = (
    (fields.IntegerField, {"invalid": words.NO_WHOLE_NUMBER}),
    (fields.FloatField, {"invalid": words.NO_NUMBER}),
    (fields.DecimalField, {"invalid": words.NO_NUMBER}),
    (fields.EmailField, {"invalid": words.NO_ADDRESS}),
    (fields.FileField, {"invalid": words.NO_FILE, "required": words.NO_FILE}),
    (fields.ChoiceField, {"required": words.NOT_CHOSEN, "invalid_choice": words.NO_SUCH_CHOICE}),
    (models.ModelChoiceField, {"required": words.NOT_CHOSEN, "invalid_choice": words.NO_SUCH_CHOICE_UNNAMED}),
)


def speak_vietnamese(all_fields: Iterable[fields.Field]) -> None:
    """Give each field our words for what Django would say; `all_fields` belong to one form and are changed."""
    for field in all_fields:
        for code, told in _words_for(field).items():
            if code not in field.error_messages or _is_django_s(field, code):
                field.error_messages[code] = told


def _words_for(field: fields.Field) -> dict[str, str]:
    ours = dict(_FOR_ALL)
    for kind, more in _FOR_KIND:
        if isinstance(field, kind):
            ours.update(more)
    return ours


def _is_django_s(field: fields.Field, code: str) -> bool:
    """Whether the word is still the one that some class of Django's brought."""
    return any(
        field.error_messages[code] is kind.__dict__.get("default_error_messages", {}).get(code)
        for kind in type(field).__mro__
        if kind.__module__.startswith("django.")
    )
