"""Our Vietnamese words on every field of a form, in place of Django's: a field that brings its own words keeps them."""

from collections.abc import Iterable

from django.core import validators
from django.forms import fields, models

from kiemdiem.shell import words

_BY_CODE = {
    "invalid_list": words.NO_LIST,
    "null_characters_not_allowed": words.NULL_SIGN,
    "empty": words.EMPTY_FILE,
    "missing": words.NO_FILE,
}
_INVALID: tuple[tuple[type[fields.Field], str], ...] = (
    (fields.DecimalField, words.NO_NUMBER),
    (fields.FloatField, words.NO_NUMBER),
    (fields.IntegerField, words.NO_WHOLE_NUMBER),
    (fields.EmailField, words.NO_ADDRESS),
    (fields.FileField, words.NO_FILE),
)
_LIMITS: tuple[tuple[type[validators.BaseValidator], str], ...] = (
    (validators.MaxLengthValidator, words.TOO_LONG),
    (validators.MinLengthValidator, words.TOO_SHORT),
    (validators.MaxValueValidator, words.TOO_GREAT),
    (validators.MinValueValidator, words.TOO_SMALL),
)
_CHOOSING = (fields.ChoiceField, models.ModelChoiceField)


def speak_vietnamese(all_fields: Iterable[fields.Field]) -> None:
    """Give each field our words for what Django would say; `all_fields` belong to one form and are changed."""
    for field in all_fields:
        ours = _words_for(field)
        for code, told in ours.items():
            if code in field.error_messages and _is_django_s(field, code):
                field.error_messages[code] = told
        for validator in field.validators:
            _name_limit(validator)


def _words_for(field: fields.Field) -> dict[str, str]:
    ours = {**_BY_CODE, "required": words.NOT_CHOSEN if isinstance(field, _CHOOSING) else words.NOT_FILLED}
    if isinstance(field, fields.FileField):
        ours["required"] = words.NO_FILE
    ours["invalid_choice"] = (
        words.NO_SUCH_CHOICE_UNNAMED if isinstance(field, models.ModelChoiceField) else words.NO_SUCH_CHOICE
    )
    for kind, told in reversed(_INVALID):
        if isinstance(field, kind):
            ours["invalid"] = told
    return ours


def _is_django_s(field: fields.Field, code: str) -> bool:
    """Whether the word is still the one that some class of Django's brought."""
    return any(
        field.error_messages[code] is kind.__dict__.get("default_error_messages", {}).get(code)
        for kind in type(field).__mro__
        if kind.__module__.startswith("django.")
    )


def _name_limit(validator: object) -> None:
    for kind, told in _LIMITS:
        if type(validator) is kind and validator.message is kind.message:
            validator.message = told
