"""Parts of a person's page that rooms above fill: each calls `show_also` in the `ready` of its app."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PersonPart:
    """A tab of a person's page: its label, and the name of the url that takes `person_id`."""

    label: str
    url_name: str


_parts: dict[str, PersonPart] = {}


def show_also(room: str, part: PersonPart) -> None:
    """From now on a person's page leads to this part."""
    _parts[room] = part


def person_parts() -> tuple[PersonPart, ...]:
    """The parts in the order in which their rooms came."""
    return tuple(_parts.values())
